-- R15: één rij per geleverde urenrij van meer dan 60 uur (dat lijken minuten), en één rij per toewijzing en ISO-week met samen meer dan
-- 40 uur of meer dan 1,5 × de geïndiceerde uren, met een minimum van 3 uur. Een levering vervangt hele weken: alleen geleverde rijen tellen.
-- Gingen de geïndiceerde uren met deze levering omlaag, dan ook één rij per toewijzing voor weken die we al hadden en eerst pasten.
with urenrijen as not materialized (
    select _bestand, _rij, aanbieder_id, toewijzing_nummer, datum, uren
    from geleverde_uren
    where uren > 0
        and datum is not null
),

-- Een toewijzing die dubbel is geleverd (R01), telt met de ruimste indicatie.
toewijzingen as (
    select
        indicaties.toewijzing_nummer,
        any_value(indicaties.aanbieder_id) as aanbieder_id,
        any_value(indicaties._bestand) as _bestand,
        any_value(indicaties._rij) as _rij,
        max(indicaties.uren_week) as uren_week,
        max(eerder.uren_week) as eerder_uren_week,
        least(40.00, greatest(3.00, 1.5 * max(indicaties.uren_week))) as grens_uren,
        least(40.00, greatest(3.00, 1.5 * max(eerder.uren_week))) as eerdere_grens_uren
    from indicaties
    left join gehouden_indicaties as eerder on eerder.toewijzing_nummer = indicaties.toewijzing_nummer
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

weken_per_toewijzing as (
    select
        uren.toewijzing_nummer,
        uren.datum - (isodow(uren.datum) - 1)::integer as maandag,
        sum(uren.uren) as uren,
        max(uren.uren) as hoogste_uren,
        min({'bestand': uren._bestand, 'rij': uren._rij, 'aanbieder_id': uren.aanbieder_id}) as eerste
    from urenrijen as uren
    where uren._bestand is not null
    group by all
),

hoge_weken as (
    select
        week.eerste.bestand as _bestand,
        week.eerste.rij as _rij,
        'uren' as kolom,
        replace(week.uren::varchar, '.', ',') as waarde,
        'hoogstens ' || replace(round(coalesce(toewijzing.grens_uren, 40), 2)::decimal(8, 2)::varchar, '.', ',')
        || ' uur in één week' as verwacht,
        'In de week van ' || strftime(week.maandag, '%d-%m-%Y') || ' zijn ' || replace(week.uren::varchar, '.', ',')
        || ' uur geleverd op toewijzing ' || week.toewijzing_nummer || case
            when toewijzing.grens_uren < 40 then ', terwijl ' || replace(toewijzing.uren_week::varchar, '.', ',') || ' uur is geïndiceerd'
            else ''
        end || '. Verwacht hoogstens '
        || replace(round(coalesce(toewijzing.grens_uren, 40), 2)::decimal(8, 2)::varchar, '.', ',')
        || ' uur. Klopt dit niet? Pas de uren aan en lever de hele periode opnieuw aan.' as melding,
        week.eerste.aanbieder_id as aanbieder_id
    from weken_per_toewijzing as week
    left join toewijzingen as toewijzing on toewijzing.toewijzing_nummer = week.toewijzing_nummer
    where week.uren > coalesce(toewijzing.grens_uren, 40)
        and week.hoogste_uren <= 60
),

verlaagde_toewijzingen as (
    select *
    from toewijzingen
    where _bestand is not null
        and grens_uren < eerdere_grens_uren
),

eerdere_hoge_weken as (
    select
        toewijzing.toewijzing_nummer,
        any_value(toewijzing.aanbieder_id) as aanbieder_id,
        any_value(toewijzing._bestand) as _bestand,
        any_value(toewijzing._rij) as _rij,
        any_value(toewijzing.uren_week) as uren_week,
        any_value(toewijzing.grens_uren) as grens_uren
    from urenrijen as uren
    inner join verlaagde_toewijzingen as toewijzing on toewijzing.toewijzing_nummer = uren.toewijzing_nummer
    where uren._bestand is null
    group by toewijzing.toewijzing_nummer, uren.datum - (isodow(uren.datum) - 1)::integer
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
        end || ', is meer geleverd dan ' || replace(round(grens_uren, 2)::decimal(8, 2)::varchar, '.', ',')
        || ' uur. Ga na of de indicatie klopt.' as melding,
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
