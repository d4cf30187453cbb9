-- R15: één rij per toewijzing en periode met uren over de hele periode (korrel PERIODE) die per week meer zijn dan 40, of meer dan 1,5 × de
-- geïndiceerde uren met een minimum van 3, en één per urenrij van meer dan 60 uur per week (dat lijken minuten). Alleen geleverde rijen tellen.
with dagen as (
    select periode_id, unnest(generate_series(begin, eind, interval 1 day))::date as datum, (dagen / 7.0)::decimal(8, 4) as weken
    from perioden
),

urenrijen as (
    select
        uren._bestand,
        uren._rij,
        uren.aanbieder_id,
        uren.toewijzing_nummer,
        uren.uren,
        dagen.periode_id,
        dagen.weken,
        uren.uren > 60 * dagen.weken as lijkt_minuten
    from geleverde_uren as uren
    inner join dagen on dagen.datum = uren.datum
    where uren._bestand is not null
        and uren.korrel = 'PERIODE'
        and uren.uren > 0
),

-- De grens in hele honderdsten van een uur; een toewijzing die dubbel is geleverd (R01), telt met de ruimste indicatie.
toewijzingen as (
    select
        toewijzing_nummer,
        max(uren_week) as uren_week,
        least(40, greatest(3, floor(150 * max(uren_week)) / 100))::decimal(8, 2) as grens_uren
    from indicaties
    where uren_week is not null
    group by toewijzing_nummer
),

perioden_per_toewijzing as (
    select
        toewijzing_nummer,
        periode_id,
        max({'bestand': _bestand, 'rij': _rij}) as laatste,
        min(aanbieder_id) as aanbieder_id,
        sum(uren)::decimal(12, 2) as uren,
        round(sum(uren) / any_value(weken), 2)::decimal(12, 2) as uren_per_week,
        sum(uren) as alle_uren,
        any_value(weken) as weken
    from urenrijen
    group by toewijzing_nummer, periode_id
    having not bool_or(lijkt_minuten)
),

te_hoog as (
    select
        periode.laatste.bestand as _bestand,
        periode.laatste.rij as _rij,
        replace(periode.uren::varchar, '.', ',') as waarde,
        'hoogstens ' || replace(coalesce(toewijzing.grens_uren, 40.00)::varchar, '.', ',') || ' uur per week op toewijzing '
        || periode.toewijzing_nummer as verwacht,
        'In periode ' || periode.periode_id || ' zijn ' || replace(periode.uren::varchar, '.', ',') || ' uur geleverd op toewijzing '
        || periode.toewijzing_nummer || ', dat is ' || replace(periode.uren_per_week::varchar, '.', ',') || ' uur per week'
        || if(toewijzing.grens_uren < 40, ', terwijl ' || replace(toewijzing.uren_week::varchar, '.', ',') || ' uur is geïndiceerd', '')
        || '. Klopt dit niet? Pas de uren aan en lever de hele periode opnieuw aan.' as melding,
        periode.aanbieder_id
    from perioden_per_toewijzing as periode
    left join toewijzingen as toewijzing on toewijzing.toewijzing_nummer = periode.toewijzing_nummer
    where periode.alle_uren > coalesce(toewijzing.grens_uren, 40.00) * periode.weken
),

lijken_minuten as (
    select
        _bestand,
        _rij,
        replace(uren::varchar, '.', ',') as waarde,
        'uren, hoogstens 60 per week' as verwacht,
        'Op deze rij staan ' || replace(uren::varchar, '.', ',') || ' uur voor periode ' || periode_id
        || '. Dat lijken minuten. Reken ze om naar uren en lever de hele periode opnieuw aan.' as melding,
        aanbieder_id
    from urenrijen
    where lijkt_minuten
),

waarschuwingen as (
    select * from te_hoog
    union all by name
    select * from lijken_minuten
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    'uren'::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from waarschuwingen
order by bestand, rij, melding
