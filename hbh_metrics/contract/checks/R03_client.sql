-- R03: één rij per geleverde referentie zonder cliënt en zonder toewijzing, één per rij met uren of een plan zonder cliënt, één per geleverde
-- betaling zonder cliënt of zonder toewijzing die geen bedrag voor een groep is (grondslag TAAK), en per cel die bij zo'n bedrag wel is gevuld
-- of een ander aantal dan 1 heeft. Waar de grondslag niet te lezen is, geeft deze regel geen melding.
with betaalregels as not materialized (
    select _bestand, _rij, aanbieder_id, client_sleutel, toewijzing_nummer, grondslag, aantal
    from periodebetalingen
    where _bestand is not null
        and grondslag is not null
),

leeg as (
    select _bestand, _rij, aanbieder_id, 'client_sleutel' as kolom, 'de sleutel van de cliënt' as verwacht
    from betaalregels
    where grondslag <> 'TAAK' and client_sleutel is null
    union all by name
    select _bestand, _rij, aanbieder_id, 'toewijzing_nummer' as kolom, 'het nummer van de toewijzing' as verwacht
    from betaalregels
    where grondslag <> 'TAAK' and toewijzing_nummer is null
    union all by name
    select _bestand, _rij, aanbieder_id, 'client_sleutel' as kolom, 'de sleutel van de cliënt' as verwacht
    from geleverde_uren
    where _bestand is not null and client_sleutel is null
    union all by name
    select _bestand, _rij, aanbieder_id, 'client_sleutel' as kolom, 'de sleutel van de cliënt' as verwacht
    from ondersteuningsplannen
    where _bestand is not null and client_sleutel is null
),

-- In deze tabellen mag de toewijzing de sleutel van de cliënt geven; een sleutel die niet te lezen was, is al gemeld.
zonder_client as (
    select _bestand, _rij
    from referentie
    where _bestand is not null
        and client_sleutel is null
        and toewijzing_nummer is null
),

fouten as (
    select
        *,
        null as waarde,
        'Hier staat niets, en de waarde is verplicht. Verwacht ' || verwacht || '. Vul de cel en lever opnieuw aan.' as melding
    from leeg
    union all by name
    select
        _bestand,
        _rij,
        null as aanbieder_id,
        'client_sleutel' as kolom,
        'de sleutel van de cliënt, of in toewijzing_nummer een toewijzing van de cliënt' as verwacht,
        null as waarde,
        'Hier staat niets, en in toewijzing_nummer ook niet. Verwacht een van beide. Vul de cel en lever opnieuw aan.' as melding
    from zonder_client
    union all by name
    select
        _bestand,
        _rij,
        aanbieder_id,
        if(toewijzing_nummer is null, 'client_sleutel', 'toewijzing_nummer') as kolom,
        'niets: deze betaling is voor een groep' as verwacht,
        null as waarde,
        'Een betaling met grondslag TAAK is voor een groep. Verwacht hier niets. Maak de cellen van cliënt en toewijzing leeg, of '
        || 'verbeter de grondslag, en lever opnieuw aan.' as melding
    from betaalregels
    where grondslag = 'TAAK' and (client_sleutel is not null or toewijzing_nummer is not null)
    union all by name
    select
        _bestand,
        _rij,
        aanbieder_id,
        'aantal' as kolom,
        '1' as verwacht,
        replace(rtrim(rtrim(aantal::varchar, '0'), '.'), '.', ',') as waarde,
        'Een betaling met grondslag TAAK is een bedrag ineens. Verwacht een aantal van 1. Pas de cel aan en lever opnieuw aan.' as melding
    from betaalregels
    where grondslag = 'TAAK' and aantal <> 1
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
order by bestand, rij, kolom
