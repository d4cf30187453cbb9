-- De indicaties die door berichten nieuw of anders zijn: één rij per toewijzing, met de laatste 301, 305 en 307 verwerkt over wat wij hadden.
-- is_weg: de toewijzing is verwijderd, als nooit gestuurd. Een einde dat een eerdere stop gaf, blijft alleen met zijn reden als het hetzelfde is.
select
    geraakt.toewijzing_nummer,
    coalesce(nieuw.client_sleutel, eerst.client_sleutel) as client_sleutel,
    coalesce(nieuw.aanbieder_id, eerst.aanbieder_id) as aanbieder_id,
    if(nieuw.toewijzing_nummer is null, eerst.groep, nieuw.groep) as groep,
    if(nieuw.toewijzing_nummer is null, eerst.categorie, nieuw.categorie) as categorie,
    if(nieuw.toewijzing_nummer is null, eerst.klasse, nieuw.klasse) as klasse,
    if(nieuw.toewijzing_nummer is null, eerst.uren_week, nieuw.uren_week) as uren_week,
    if(nieuw.toewijzing_nummer is null, eerst.besluitdatum, nieuw.besluitdatum) as besluitdatum,
    coalesce(nieuw.ingangsdatum, eerst.ingangsdatum) as ingangsdatum,
    case
        when stops.dag is not null then stops.dag
        when nieuw.toewijzing_nummer is not null then nieuw.einddatum
        when stops.is_verwijderd and eerst.reden_beeindiging is not null then null
        else eerst.einddatum
    end as einddatum,
    if(starts.toewijzing_nummer is null, eerst.start_levering, starts.dag) as start_levering,
    case
        when stops.toewijzing_nummer is not null then stops.reden
        when nieuw.toewijzing_nummer is null or nieuw.einddatum = eerst.einddatum then eerst.reden_beeindiging
    end as reden_beeindiging,
    if(nieuw.toewijzing_nummer is null, eerst.leeftijdsklasse, null) as leeftijdsklasse,
    if(nieuw.toewijzing_nummer is null, eerst.product_code, nieuw.product_code) as product_code,
    coalesce(nieuw._bestand, stops._bestand, starts._bestand) as _bestand,
    case
        when nieuw.toewijzing_nummer is not null then nieuw._rij
        when stops.toewijzing_nummer is not null then stops._rij
        else starts._rij
    end as _rij,
    coalesce(nieuw.is_verwijderd, false) as is_weg
from bericht_geraakt as geraakt
left join indicaties as eerst on eerst.toewijzing_nummer = geraakt.toewijzing_nummer
where nieuw.toewijzing_nummer is not null or eerst.toewijzing_nummer is not null
