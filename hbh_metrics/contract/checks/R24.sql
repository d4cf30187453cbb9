-- R24: één rij per geleverde rij waarvan cliënt of aanbieder anders is dan bij haar toewijzing;
-- plus één rij per geleverde toewijzing en tabel, als rijen die we al hadden en eerst pasten, door de nieuwe cliënt of aanbieder niet meer passen.
with rijen as not materialized (
    select 'geleverde uren' as soort, _bestand, _rij, toewijzing_nummer, client_sleutel, aanbieder_id
    from geleverde_uren
    union all by name
    select 'betalingen' as soort, _bestand, _rij, toewijzing_nummer, client_sleutel, aanbieder_id
    from periodebetalingen
    union all by name
    select 'plannen' as soort, _bestand, _rij, toewijzing_nummer, client_sleutel, aanbieder_id
    from ondersteuningsplannen
    union all by name
    select 'meldingen' as soort, _bestand, _rij, toewijzing_nummer, client_sleutel, null as aanbieder_id
    from meldingen
    union all by name
    select 'referenties' as soort, _bestand, _rij, toewijzing_nummer, client_sleutel, null as aanbieder_id
    from referentie
),

-- Een toewijzing die dubbel is geleverd (R01) geeft hier geen melding.
toewijzingen as (
    select
        toewijzing_nummer,
        any_value(client_sleutel) as client_sleutel,
        any_value(aanbieder_id) as aanbieder_id,
        any_value(_bestand) as _bestand,
        any_value(_rij) as _rij
    from indicaties
    group by toewijzing_nummer
    having count(*) = 1
),

gewijzigde_toewijzingen as (
    select toewijzingen.*, eerder.client_sleutel as eerdere_client, eerder.aanbieder_id as eerdere_aanbieder
    from toewijzingen
    inner join gehouden_indicaties as eerder
        on eerder.toewijzing_nummer = toewijzingen.toewijzing_nummer
        and (eerder.client_sleutel <> toewijzingen.client_sleutel or eerder.aanbieder_id <> toewijzingen.aanbieder_id)
    where toewijzingen._bestand is not null
),

geleverd as (
    select
        rijen._bestand,
        rijen._rij,
        rijen.aanbieder_id,
        rijen.toewijzing_nummer,
        toewijzingen.aanbieder_id as aanbieder_toewijzing,
        rijen.client_sleutel <> toewijzingen.client_sleutel as is_andere_client,
        rijen.aanbieder_id <> toewijzingen.aanbieder_id as is_andere_aanbieder
    from rijen
    inner join toewijzingen on toewijzingen.toewijzing_nummer = rijen.toewijzing_nummer
    where rijen._bestand is not null
        and (rijen.client_sleutel <> toewijzingen.client_sleutel or rijen.aanbieder_id <> toewijzingen.aanbieder_id)
),

andere_client as (
    select
        _bestand,
        _rij,
        'client_sleutel' as kolom,
        null as waarde,
        'de cliënt van toewijzing ' || toewijzing_nummer as verwacht,
        'De cliënt op deze rij is niet de cliënt van toewijzing ' || toewijzing_nummer
        || '. Verbeter de cliënt of het nummer van de toewijzing en lever opnieuw aan.' as melding,
        aanbieder_id
    from geleverd
    where is_andere_client
),

andere_aanbieder as (
    select
        _bestand,
        _rij,
        'aanbieder_id' as kolom,
        aanbieder_id as waarde,
        'de aanbieder van toewijzing ' || toewijzing_nummer as verwacht,
        'De aanbieder op deze rij is niet de aanbieder van toewijzing ' || toewijzing_nummer
        || '. Verbeter de aanbieder of het nummer van de toewijzing en lever opnieuw aan.' as melding,
        aanbieder_id
    from geleverd
    where is_andere_aanbieder
),

eerdere_rijen as (
    select
        gewijzigd._bestand,
        gewijzigd._rij,
        'toewijzing_nummer' as kolom,
        gewijzigd.toewijzing_nummer as waarde,
        'de cliënt en de aanbieder die we van deze toewijzing kenden' as verwacht,
        'Toewijzing ' || gewijzigd.toewijzing_nummer || ' kreeg een andere cliënt of aanbieder, maar we hebben al ' || rijen.soort
        || ' van de vorige (' || count(*) || case count(*) when 1 then ' rij' else ' rijen' end
        || '). Geef de nieuwe toewijzing een eigen nummer en lever opnieuw aan.' as melding,
        gewijzigd.aanbieder_id
    from rijen
    inner join gewijzigde_toewijzingen as gewijzigd on gewijzigd.toewijzing_nummer = rijen.toewijzing_nummer
    where rijen._bestand is null
        and (
            (rijen.client_sleutel <> gewijzigd.client_sleutel and rijen.client_sleutel = gewijzigd.eerdere_client)
            or (rijen.aanbieder_id <> gewijzigd.aanbieder_id and rijen.aanbieder_id = gewijzigd.eerdere_aanbieder)
        )
    group by gewijzigd._bestand, gewijzigd._rij, gewijzigd.toewijzing_nummer, gewijzigd.aanbieder_id, rijen.soort
),

fouten as (
    select * from andere_client
    union all by name
    select * from andere_aanbieder
    union all by name
    select * from eerdere_rijen
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    kolom::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from fouten
order by bestand, rij, kolom, melding
