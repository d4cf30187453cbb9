-- IW003: één rij per start of stop van een toewijzing die wij niet kennen, of van een andere cliënt of aanbieder is.
with toewijzingen as (
    select toewijzing_nummer, any_value(client_sleutel) as client_sleutel, any_value(aanbieder_id) as aanbieder_id
    from indicaties
    group by toewijzing_nummer
),

fouten as (
    select
        delen._bestand,
        delen._rij,
        if(bekend.client_sleutel <> delen.client_sleutel, 'Bsn', 'ToewijzingNummer') as kolom,
        delen.toewijzing_nummer as waarde,
        'een toewijzing van deze cliënt en deze aanbieder' as verwacht,
        'De ' || delen.soort || ' van toewijzing ' || delen.toewijzing_nummer || case
            when bekend.toewijzing_nummer is null then ' hoort bij geen toewijzing die wij kennen. Lever het 301-bericht ervan mee'
            when bekend.client_sleutel <> delen.client_sleutel then ' is van een andere cliënt dan de toewijzing. Verbeter het nummer'
            else ' is van een andere aanbieder dan de toewijzing. Verbeter het nummer of de tabel agb'
        end || ' en lever opnieuw aan.' as melding,
        delen.aanbieder_id
    from bericht_voortgang as delen
    left join toewijzingen as bekend on bekend.toewijzing_nummer = delen.toewijzing_nummer
    where bekend.toewijzing_nummer is null
        or bekend.client_sleutel <> delen.client_sleutel
        or bekend.aanbieder_id <> delen.aanbieder_id
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
order by bestand, rij, melding
