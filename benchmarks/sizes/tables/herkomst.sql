-- Waar de gegevens vandaan komen: één rij per publicatie, bestand, aanbieder en periode; elke periode bracht één publicatie.
select
    printf('%04d', perioden.volgnummer) as publicatie,
    (perioden.eind + 10)::date as ontvangen_op,
    bron.tabel || '_' || lower(aanbieders.aanbieder_id) || '.csv' as bestand,
    md5(bron.tabel || aanbieder_id || periode_id) as sha256,
    bron.tabel,
    aanbieders.aanbieder_id,
    if(bron.per_periode, perioden.periode_id, null) as periode_id,
    1::bigint as rijen
from perioden
cross join aanbieders
cross join (
    select
        unnest(['indicaties', 'geleverde_uren', 'periodebetalingen', 'ondersteuningsplannen', 'meldingen']) as tabel,
        unnest([false, true, true, false, false]) as per_periode
) as bron
order by publicatie, bron.tabel, aanbieders.aanbieder_id
