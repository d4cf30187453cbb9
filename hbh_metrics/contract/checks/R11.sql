-- R11: één rij per geleverde debet van een experimentcliënt waarvan het tarief meer dan 0,01 afwijkt van het afgesproken tarief, of van het
-- budget van de klasse van de toewijzing; mag er minder dan het budget worden betaald, dan telt alleen wat erboven ligt.
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
        grondslag,
        debet_credit,
        aantal,
        tarief_eur
    from periodebetalingen
),

experimenttoewijzingen as (
    select toewijzing_nummer, any_value(klasse) as klasse
    from indicaties
    where groep = 'EXPERIMENT'
    group by toewijzing_nummer
),

paden as (
    select aanbieder_id, periode_id, contractsoort, null::tinyint as klasse, tarief_eur, false as mag_lager
    from afgesproken_tarief
    where tarief_eur is not null
    union all
    select budget.aanbieder_id, budget.periode_id, pad.contractsoort, budget.klasse, budget.tarief_eur, afspraak.ondergrens_pct is not null
    from afgesproken_budget as budget
    inner join afgesproken_tarief as pad
        on pad.aanbieder_id = budget.aanbieder_id
        and pad.periode_id = budget.periode_id
        and pad.contractsoort = 'BUDGET_CLIENT'
    left join budgetafspraken as afspraak
        on afspraak.aanbieder_id = budget.aanbieder_id
        and afspraak.versie = budget.versie
        and afspraak.klasse = budget.klasse
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
    left join experimenttoewijzingen as toewijzing on toewijzing.toewijzing_nummer = debet.toewijzing_nummer
    inner join paden as pad
        on pad.aanbieder_id = debet.aanbieder_id
        and pad.periode_id = debet.periode_id
        and (pad.klasse is null or pad.klasse = toewijzing.klasse)
    semi join tellende_grondslagen as telt
        on telt.contractsoort = pad.contractsoort
        and telt.grondslag = debet.grondslag
    left join credits
        on credits.aanbieder_id = debet.aanbieder_id
        and credits.vorige_referentie = debet.prestatie_referentie
    where debet.debet_credit = 'D'
        and coalesce(credits.aantal, 0) < coalesce(debet.aantal, 1)
        and if(pad.mag_lager, debet.tarief_eur - pad.tarief_eur, abs(debet.tarief_eur - pad.tarief_eur)) > 0.01
        and (toewijzing.toewijzing_nummer is not null or debet.grondslag = 'TAAK')
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
