-- R30: één rij per bestand en aanbieder met ten minste 10 urenrijen boven nul die minuten of delen van een dag zijn in plaats van uren: het midden
-- van de weken per toewijzing is ten minste 20 keer, of hoogstens een twaalfde van, de indicatie (zonder indicatie: meer dan 60).
with dagen as (
    select dagen, unnest(generate_series(begin, eind, interval 1 day))::date as datum
    from perioden
),

-- Uren van een hele periode tellen als die van een gewone week daarvan.
urenrijen as not materialized (
    select
        uren._bestand,
        uren.aanbieder_id,
        uren.toewijzing_nummer,
        uren.datum,
        if(uren.korrel = 'PERIODE', uren.uren * 7 / dagen.dagen, uren.uren) as uren
    from geleverde_uren as uren
    left join dagen on dagen.datum = uren.datum and uren.korrel = 'PERIODE'
    where uren._bestand is not null
        and uren.uren > 0
        and uren.datum is not null
),

urenbestanden as (
    select _bestand, aanbieder_id, 20 * count(*) filter (where uren > 1) >= count(*) as heeft_hele_uren
    from urenrijen
    group by _bestand, aanbieder_id
    having count(*) >= 10
),

weken as (
    select _bestand, aanbieder_id, toewijzing_nummer, datum - (isodow(datum) - 1)::integer as maandag, sum(uren) as uren
    from urenrijen
    group by _bestand, aanbieder_id, toewijzing_nummer, maandag
),

indicatie_per_toewijzing as (
    select toewijzing_nummer, max(uren_week) as uren_week
    from indicaties
    group by toewijzing_nummer
),

uren_per_bestand as (
    select
        week._bestand,
        week.aanbieder_id,
        any_value(bestand.heeft_hele_uren) as heeft_hele_uren,
        median(week.uren) as midden_uren,
        median(week.uren / indicatie.uren_week) as midden_deel,
        median(12 * week.uren / indicatie.uren_week) as midden_twaalfde
    from weken as week
    inner join urenbestanden as bestand
        on bestand._bestand = week._bestand
        and bestand.aanbieder_id is not distinct from week.aanbieder_id
    left join indicatie_per_toewijzing as indicatie on indicatie.toewijzing_nummer = week.toewijzing_nummer
    group by week._bestand, week.aanbieder_id
),

uren_in_andere_eenheid as (
    select
        _bestand,
        'uren' as kolom,
        replace(round(midden_uren, 2)::decimal(12, 2)::varchar, '.', ',') as waarde,
        'uren; 2 uur en 45 minuten is 2,75 of 2:45' as verwacht,
        if(
            coalesce(midden_deel >= 20, midden_uren > 60),
            'De getallen in deze kolom lijken minuten: een gewone week komt uit op '
            || replace(round(midden_uren, 2)::decimal(12, 2)::varchar, '.', ',')
            || '. Verwacht uren. Zijn het minuten? Deel deze kolom dan door 60 en lever opnieuw aan.'
            || ' Is het iets anders? Haal de uren dan opnieuw uit uw systeem.',
            'De getallen in deze kolom lijken delen van een dag: een gewone week komt uit op '
            || replace(round(midden_uren, 2)::decimal(12, 2)::varchar, '.', ',')
            || '. Verwacht uren. Zijn het dagen? Vermenigvuldig deze kolom in het oorspronkelijke bestand dan met 24 en lever opnieuw aan.'
            || ' Is het iets anders? Haal de uren dan opnieuw uit uw systeem.'
        ) as melding,
        aanbieder_id
    from uren_per_bestand
    where coalesce(midden_deel >= 20, midden_uren > 60)
        or (midden_twaalfde <= 1 and not heeft_hele_uren)
)

select
    _bestand::integer as bestand,
    null::bigint as rij,
    kolom::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from uren_in_andere_eenheid
order by bestand, kolom, aanbieder_id
