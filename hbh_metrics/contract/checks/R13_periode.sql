-- R13: één rij per geleverde urenrij over een hele periode (korrel PERIODE) die nergens samenvalt met de indicatie.
with urenrijen as not materialized (
    select _bestand, _rij, aanbieder_id, toewijzing_nummer, datum
    from geleverde_uren
    where _bestand is not null
        and korrel = 'PERIODE'
),

dagen as (
    select periode_id, begin, eind, unnest(generate_series(begin, eind, interval 1 day))::date as datum
    from perioden
),

-- Een toewijzing die dubbel is geleverd (R01) geeft hier geen melding.
toewijzingen as (
    select
        toewijzing_nummer,
        any_value(ingangsdatum) as begin,
        coalesce(any_value(einddatum), date '9999-01-01') as einde
    from indicaties
    where ingangsdatum is not null
    group by toewijzing_nummer
    having count(*) = 1
),

buiten as (
    select
        urenrijen._bestand,
        urenrijen._rij,
        urenrijen.aanbieder_id,
        urenrijen.datum,
        dagen.periode_id,
        strftime(toewijzingen.begin, '%d-%m-%Y') || case
            when toewijzingen.einde < date '9999-01-01' then ' t/m ' || strftime(toewijzingen.einde, '%d-%m-%Y')
            else ' en verder'
        end as looptijd
    from urenrijen
    inner join dagen on dagen.datum = urenrijen.datum
    inner join toewijzingen on toewijzingen.toewijzing_nummer = urenrijen.toewijzing_nummer
    where dagen.eind < toewijzingen.begin or dagen.begin > toewijzingen.einde
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    'datum'::varchar as kolom,
    strftime(datum, '%d-%m-%Y')::varchar as waarde,
    ('binnen de indicatie: ' || looptijd)::varchar as verwacht,
    (
        'De uren van periode ' || periode_id || ' vallen buiten de indicatie: de indicatie loopt van ' || looptijd
        || '. Kloppen de uren niet? Lever de hele periode opnieuw aan. Klopt de indicatie niet? Lever die opnieuw aan.'
    )::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from buiten
order by bestand, rij
