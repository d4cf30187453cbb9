-- R11: één rij per geleverde debet van een experimentcliënt waarvan het tarief meer dan 0,01 afwijkt van het afgesproken tarief.
-- Een debet die helemaal is gecrediteerd, telt niet mee; een periode zonder afspraak ook niet. Veranderde met deze levering de afspraak
-- of de groep, dan ook één rij per aanbieder en periode voor de debetten die we al hadden; die rij wijst naar de nieuwe afspraak of groep.
with betaalregels as not materialized (
    select
        _bestand,
        _rij,
        aanbieder_id,
        prestatie_referentie,
        vorige_referentie,
        toewijzing_nummer,
        periode_id,
        debet_credit,
        aantal,
        tarief_eur
    from periodebetalingen
    where grondslag = 'PERIODETARIEF'
),

experimenttoewijzingen as (
    select
        indicaties.toewijzing_nummer,
        any_value(indicaties._bestand) as _bestand,
        any_value(indicaties._rij) as _rij,
        bool_or(indicaties._bestand is not null and eerder.groep <> 'EXPERIMENT') as is_gewijzigd
    from indicaties
    left join gehouden_indicaties as eerder on eerder.toewijzing_nummer = indicaties.toewijzing_nummer
    where indicaties.groep = 'EXPERIMENT'
    group by indicaties.toewijzing_nummer
),

credits as (
    select aanbieder_id, vorige_referentie, sum(aantal) as aantal
    from betaalregels
    where debet_credit = 'C'
    group by aanbieder_id, vorige_referentie
),

afspraken as (
    select * exclude (_bestand, _rij)
    from tariefafspraken
),

gewijzigde_afspraken as (
    select aanbieder_id
    from (from afspraken except all from gehouden_tariefafspraken)
    union
    select aanbieder_id
    from (from gehouden_tariefafspraken except all from afspraken)
),

afwijkend as (
    select
        debet._bestand,
        debet._rij,
        debet.aanbieder_id,
        debet.periode_id,
        debet.tarief_eur as betaald_tarief_eur,
        pad.tarief_eur as afgesproken_tarief_eur,
        gewijzigd.aanbieder_id is not null as is_gewijzigde_afspraak,
        toewijzing.is_gewijzigd as is_gewijzigde_groep,
        toewijzing._bestand as bestand_toewijzing,
        toewijzing._rij as rij_toewijzing
    from betaalregels as debet
    inner join experimenttoewijzingen as toewijzing on toewijzing.toewijzing_nummer = debet.toewijzing_nummer
    inner join afgesproken_tarief as pad
        on pad.aanbieder_id = debet.aanbieder_id
        and pad.periode_id = debet.periode_id
    left join credits
        on credits.aanbieder_id = debet.aanbieder_id
        and credits.vorige_referentie = debet.prestatie_referentie
    left join gewijzigde_afspraken as gewijzigd on gewijzigd.aanbieder_id = debet.aanbieder_id
    where debet.debet_credit = 'D'
        and debet.aantal > coalesce(credits.aantal, 0)
        and abs(debet.tarief_eur - pad.tarief_eur) > 0.01
),

geleverd as (
    select
        _bestand,
        _rij,
        'tarief_eur' as kolom,
        replace(betaald_tarief_eur::varchar, '.', ',') as waarde,
        replace(afgesproken_tarief_eur::varchar, '.', ',') as verwacht,
        'Het betaalde tarief is € ' || replace(betaald_tarief_eur::varchar, '.', ',') || ', maar de afspraak voor periode '
        || periode_id || ' is € ' || replace(afgesproken_tarief_eur::varchar, '.', ',')
        || '. Klopt de betaling niet? Lever dan een credit en een nieuwe debet aan.' as melding,
        aanbieder_id
    from afwijkend
    where _bestand is not null
),

eerder as (
    select
        aanbieder_id,
        periode_id,
        count(*) as regels,
        any_value(afgesproken_tarief_eur) as afgesproken_tarief_eur,
        bool_or(is_gewijzigde_afspraak) as is_gewijzigde_afspraak,
        min({'bestand': bestand_toewijzing, 'rij': rij_toewijzing}) filter (where is_gewijzigde_groep) as plaats_groep
    from afwijkend
    where _bestand is null
        and (is_gewijzigde_afspraak or is_gewijzigde_groep)
    group by aanbieder_id, periode_id
),

-- De afspraak die in de periode geldt: de hoogste versie die dan is ingegaan.
plaats_afspraak as (
    select
        eerder.aanbieder_id,
        eerder.periode_id,
        arg_max({'bestand': tariefafspraken._bestand, 'rij': tariefafspraken._rij}, tariefafspraken.versie) as plaats
    from eerder
    inner join tariefafspraken
        on tariefafspraken.aanbieder_id = eerder.aanbieder_id
        and tariefafspraken.vanaf_periode <= eerder.periode_id
    group by eerder.aanbieder_id, eerder.periode_id
),

eerder_geleverd as (
    select
        case when eerder.is_gewijzigde_afspraak then plaats.plaats.bestand else eerder.plaats_groep.bestand end as _bestand,
        case when eerder.is_gewijzigde_afspraak then plaats.plaats.rij else eerder.plaats_groep.rij end as _rij,
        case when eerder.is_gewijzigde_afspraak then 'starttarief_eur' else 'groep' end as kolom,
        null as waarde,
        replace(eerder.afgesproken_tarief_eur::varchar, '.', ',') as verwacht,
        'De afspraak voor periode ' || eerder.periode_id || ' is nu € ' || replace(eerder.afgesproken_tarief_eur::varchar, '.', ',')
        || ', maar ' || case eerder.regels
            when 1 then '1 eerder geleverde betaling heeft'
            else eerder.regels || ' eerder geleverde betalingen hebben'
        end || ' een ander tarief. Klopt de afspraak? Lever dan credits en nieuwe debetten aan.' as melding,
        eerder.aanbieder_id
    from eerder
    inner join plaats_afspraak as plaats
        on plaats.aanbieder_id = eerder.aanbieder_id
        and plaats.periode_id = eerder.periode_id
),

waarschuwingen as (
    select * from geleverd
    union all by name
    select * from eerder_geleverd
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    kolom::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from waarschuwingen
order by bestand, rij, melding
