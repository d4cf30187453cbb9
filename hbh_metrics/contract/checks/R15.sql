-- R15: één rij per geleverde urenrij van meer dan 60 uur (dat lijken minuten), en één rij per toewijzing en ISO-week met samen meer dan
-- 40 uur of meer dan 1,5 × de geïndiceerde uren, met een minimum van 3 uur. Een levering vervangt hele weken: alleen geleverde rijen tellen.
-- Gingen de geïndiceerde uren met deze levering omlaag, dan ook één rij per toewijzing voor weken die we al hadden en eerst pasten.
with urenrijen as not materialized (
    select _bestand, _rij, aanbieder_id, toewijzing_nummer, datum, uren
    from geleverde_uren
    where uren > 0 and datum is not null and korrel is distinct from 'PERIODE'
),

-- De grens in hele honderdsten van een uur; een toewijzing die dubbel is geleverd (R01), telt met de ruimste indicatie.
toewijzingen as (
    select
        indicaties.toewijzing_nummer,
        any_value(indicaties.aanbieder_id) as aanbieder_id,
        any_value(indicaties._bestand) as _bestand,
        any_value(indicaties._rij) as _rij,
        max(indicaties.uren_week) as uren_week,
        least(40, greatest(3, floor(150 * max(indicaties.uren_week)) / 100))::decimal(8, 2) as grens_uren,
        least(40, greatest(3, floor(150 * max(eerder.uren_week)) / 100))::decimal(8, 2) as eerdere_grens_uren
    from indicaties
    left join gehouden_indicaties as eerder on eerder.toewijzing_nummer = indicaties.toewijzing_nummer
    where indicaties.uren_week is not null
    group by indicaties.toewijzing_nummer
),

lijken_minuten as (
    select
        _bestand,
        _rij,
        'uren' as kolom,
        replace(uren::varchar, '.', ',') as waarde,
        'uren, hoogstens 60 op één rij' as verwacht,
        'Op deze rij staan ' || replace(uren::varchar, '.', ',')
        || ' uur. Dat lijken minuten. Reken ze om naar uren en lever de hele periode opnieuw aan.' as melding,
        aanbieder_id
    from urenrijen
    where _bestand is not null
        and uren > 60
),

-- Staan alle uren van een toewijzing op dezelfde dag van de week, dan is een rij een hele week en hoeft er niets te worden opgeteld.
toewijzingen_met_meer_dagen as (
    select toewijzing_nummer
    from urenrijen
    where _bestand is not null
    group by toewijzing_nummer
    having min(isodow(datum)) < max(isodow(datum))
),

weken_per_toewijzing as (
    select
        urenrijen.toewijzing_nummer,
        datum - (isodow(datum) - 1)::integer as maandag,
        sum(uren) as uren,
        max(uren) as hoogste_uren
    from urenrijen
    semi join toewijzingen_met_meer_dagen as meer on meer.toewijzing_nummer = urenrijen.toewijzing_nummer
    where _bestand is not null
    group by urenrijen.toewijzing_nummer, maandag
    having sum(uren) > 3
    union all by name
    select urenrijen.toewijzing_nummer, datum - (isodow(datum) - 1)::integer as maandag, uren, uren as hoogste_uren
    from urenrijen
    anti join toewijzingen_met_meer_dagen as meer on meer.toewijzing_nummer = urenrijen.toewijzing_nummer
    where _bestand is not null and toewijzing_nummer is not null and uren > 3
),

te_hoge_weken as (
    select
        week.toewijzing_nummer,
        week.maandag,
        replace(week.uren::varchar, '.', ',') as uren,
        replace(coalesce(toewijzing.grens_uren, 40.00)::varchar, '.', ',') as grens,
        if(toewijzing.grens_uren < 40, ', terwijl ' || replace(toewijzing.uren_week::varchar, '.', ',') || ' uur is geïndiceerd', '')
            as indicatie
    from weken_per_toewijzing as week
    left join toewijzingen as toewijzing on toewijzing.toewijzing_nummer = week.toewijzing_nummer
    where week.uren > coalesce(toewijzing.grens_uren, 40.00)
        and week.hoogste_uren <= 60
),

hoge_weken as (
    select
        min({'bestand': rij._bestand, 'rij': rij._rij}).bestand as _bestand,
        min({'bestand': rij._bestand, 'rij': rij._rij}).rij as _rij,
        'uren' as kolom,
        week.uren as waarde,
        'hoogstens ' || week.grens || ' uur in één week op toewijzing ' || week.toewijzing_nummer as verwacht,
        'In de week van ' || strftime(week.maandag, '%d-%m-%Y') || ' zijn ' || week.uren || ' uur geleverd op toewijzing '
        || week.toewijzing_nummer || week.indicatie || '. Verwacht hoogstens ' || week.grens
        || ' uur. Klopt dit niet? Pas de uren aan en lever de hele periode opnieuw aan.' as melding,
        min(rij.aanbieder_id) as aanbieder_id
    from te_hoge_weken as week
    inner join urenrijen as rij
        on rij.toewijzing_nummer = week.toewijzing_nummer
        and rij.datum - (isodow(rij.datum) - 1)::integer = week.maandag
    where rij._bestand is not null
    group by week.toewijzing_nummer, week.maandag, week.uren, week.grens, week.indicatie
),

eerdere_hoge_weken as (
    select toewijzing.* exclude (eerdere_grens_uren), uren.datum - (isodow(uren.datum) - 1)::integer as maandag
    from urenrijen as uren
    inner join toewijzingen as toewijzing
        on toewijzing.toewijzing_nummer = uren.toewijzing_nummer
        and toewijzing.grens_uren < toewijzing.eerdere_grens_uren
        and toewijzing._bestand is not null
    where uren._bestand is null
    group by all
    having sum(uren.uren) > any_value(toewijzing.grens_uren)
        and sum(uren.uren) <= any_value(toewijzing.eerdere_grens_uren)
),

eerdere_weken as (
    select
        _bestand,
        _rij,
        'uren_week' as kolom,
        replace(uren_week::varchar, '.', ',') as waarde,
        'een indicatie die past bij de geleverde uren' as verwacht,
        'De indicatie is nu ' || replace(uren_week::varchar, '.', ',') || ' uur per week. In ' || case count(*)
            when 1 then '1 week die we al hadden'
            else count(*) || ' weken die we al hadden'
        end || ', is meer geleverd dan ' || replace(grens_uren::varchar, '.', ',') || ' uur. Ga na of de indicatie klopt.' as melding,
        aanbieder_id
    from eerdere_hoge_weken
    group by toewijzing_nummer, aanbieder_id, _bestand, _rij, uren_week, grens_uren
),

waarschuwingen as (
    select * from lijken_minuten
    union all by name
    select * from hoge_weken
    union all by name
    select * from eerdere_weken
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
