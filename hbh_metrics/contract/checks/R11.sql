-- R11: één rij per geleverde debet van een experimentcliënt waarvan het tarief meer dan 0,01 afwijkt van het afgesproken tarief.
-- Een debet die helemaal is gecrediteerd, telt niet mee; een periode zonder afspraak ook niet. Veranderden met deze levering de afspraken
-- van een aanbieder, dan ook één rij per aanbieder en periode voor de debetten die we al hadden; die rij wijst naar de afspraak die dan geldt.
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
    select toewijzing_nummer
    from indicaties
    where groep = 'EXPERIMENT'
),

afspraken as (
    select * exclude (_bestand, _rij)
    from tariefafspraken
),

credits as (
    select aanbieder_id, vorige_referentie, sum(aantal) as aantal
    from betaalregels
    where debet_credit = 'C'
    group by aanbieder_id, vorige_referentie
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
        replace(regexp_replace(debet.tarief_eur::varchar, '(\.\d\d+?)0+$', '\1'), '.', ',') as betaald_tarief,
        replace(pad.tarief_eur::varchar, '.', ',') as afgesproken_tarief
    from betaalregels as debet
    semi join experimenttoewijzingen on experimenttoewijzingen.toewijzing_nummer = debet.toewijzing_nummer
    inner join afgesproken_tarief as pad
        on pad.aanbieder_id = debet.aanbieder_id
        and pad.periode_id = debet.periode_id
    left join credits
        on credits.aanbieder_id = debet.aanbieder_id
        and credits.vorige_referentie = debet.prestatie_referentie
    where debet.debet_credit = 'D'
        and coalesce(credits.aantal, 0) < coalesce(debet.aantal, 1)
        and abs(debet.tarief_eur - pad.tarief_eur) > 0.01
),

geleverd as (
    select
        _bestand,
        _rij,
        'tarief_eur' as kolom,
        betaald_tarief as waarde,
        afgesproken_tarief as verwacht,
        'Het betaalde tarief is € ' || betaald_tarief || ', maar de afspraak voor periode ' || periode_id || ' is € '
        || afgesproken_tarief || '. Klopt de betaling niet? Lever dan een credit en een nieuwe debet aan.' as melding,
        aanbieder_id
    from afwijkend
    where _bestand is not null
),

eerder_per_periode as (
    select aanbieder_id, periode_id, afgesproken_tarief, count(*) as regels
    from afwijkend
    semi join gewijzigde_afspraken on gewijzigde_afspraken.aanbieder_id = afwijkend.aanbieder_id
    where _bestand is null
    group by aanbieder_id, periode_id, afgesproken_tarief
),

eerder as (
    select
        arg_max(afspraak._bestand, afspraak.versie) as _bestand,
        arg_max(afspraak._rij, afspraak.versie) as _rij,
        'starttarief_eur' as kolom,
        replace(arg_max(afspraak.starttarief_eur, afspraak.versie)::varchar, '.', ',') as waarde,
        'een afspraak die past bij wat in periode ' || periode.periode_id || ' is betaald' as verwacht,
        'De afspraak voor periode ' || periode.periode_id || ' is nu € ' || periode.afgesproken_tarief || ', maar '
        || case periode.regels
            when 1 then '1 eerder geleverde betaling heeft'
            else periode.regels || ' eerder geleverde betalingen hebben'
        end || ' een ander tarief. Klopt de afspraak? Lever dan credits en nieuwe debetten aan.' as melding,
        periode.aanbieder_id
    from eerder_per_periode as periode
    inner join tariefafspraken as afspraak
        on afspraak.aanbieder_id = periode.aanbieder_id
        and afspraak.vanaf_periode <= periode.periode_id
    group by periode.aanbieder_id, periode.periode_id, periode.afgesproken_tarief, periode.regels
),

waarschuwingen as (
    select * from geleverd
    union all by name
    select * from eerder
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
