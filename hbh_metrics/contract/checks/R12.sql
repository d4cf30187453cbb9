-- R12: één rij per cliënt en periode waarvoor samen, bij alle aanbieders, meer dan één keer is betaald (debet min credit; betalingen per uur tellen hier niet).
-- Alleen als deze levering er een betaling voor bracht; de rij wijst naar de laatste debet daarvan.
with betaalregels as not materialized (
    select
        _bestand,
        _rij,
        aanbieder_id,
        client_sleutel,
        periode_id,
        debet_credit,
        aantal
    from periodebetalingen
    where grondslag in ('PERIODETARIEF', 'BUDGET')
        and client_sleutel is not null
        and periode_id is not null
        and debet_credit is not null
        and aantal is not null
),

-- Een hash telt veel sneller dan de sleutels zelf; wat hier te veel doorkomt, valt in de volgende stap af.
misschien_dubbel as (
    select hash(client_sleutel, periode_id) as afdruk
    from betaalregels
    where debet_credit = 'D'
    group by afdruk
    having sum(aantal) > 1
),

dubbel_betaald as (
    select
        periode_id,
        sum(case debet_credit when 'D' then aantal else -aantal end) as netto_aantal,
        count(distinct aanbieder_id) as aanbieders,
        max({'is_debet': debet_credit = 'D', 'bestand': _bestand, 'rij': _rij, 'aanbieder_id': aanbieder_id})
            filter (where _bestand is not null) as laatste
    from betaalregels
    semi join misschien_dubbel on misschien_dubbel.afdruk = hash(betaalregels.client_sleutel, betaalregels.periode_id)
    group by client_sleutel, periode_id
    having sum(case debet_credit when 'D' then aantal else -aantal end) > 1
        and count(_bestand) > 0
),

geschreven as (
    select
        *,
        replace(rtrim(rtrim(netto_aantal::varchar, '0'), '.'), '.', ',') as netto
    from dubbel_betaald
)

select
    laatste.bestand::integer as bestand,
    laatste.rij::bigint as rij,
    'aantal'::varchar as kolom,
    netto::varchar as waarde,
    'samen hoogstens 1'::varchar as verwacht,
    (
        'Voor deze cliënt is in periode ' || periode_id || ' samen ' || netto || ' keer betaald'
        || case when aanbieders > 1 then ', bij ' || aanbieders || ' aanbieders' else '' end
        || '. Verwacht hoogstens 1. Klopt dit niet? Lever dan een credit aan.'
    )::varchar as melding,
    laatste.aanbieder_id::varchar as aanbieder_id
from geschreven
order by bestand, rij
