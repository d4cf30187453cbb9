-- Wat berichten over een toewijzing zeiden en de indicaties niet bewaren: één rij per toewijzing die in deze levering is genoemd, ook van een
-- die is verwijderd, zodat een ouder bericht haar niet terugbrengt.
select
    geraakt.toewijzing_nummer,
    coalesce(nieuw.client_sleutel, eerst.client_sleutel, starts.client_sleutel, stops.client_sleutel) as client_sleutel,
    if(nieuw.toewijzing_nummer is null, eerst.besluitdatum, nieuw.besluitdatum) as besluitdatum,
    if(nieuw.toewijzing_nummer is null, eerst.besluittijd, nieuw.besluittijd) as besluittijd,
    if(nieuw.toewijzing_nummer is null, eerst.gemeld_op, nieuw.gemeld_op) as gemeld_op,
    if(nieuw.toewijzing_nummer is null, eerst.product_categorie, nieuw.product_categorie) as product_categorie,
    cast(if(nieuw.toewijzing_nummer is null, eerst.volume, nieuw.volume) as integer) as volume,
    if(nieuw.toewijzing_nummer is null, eerst.eenheid, nieuw.eenheid) as eenheid,
    if(nieuw.toewijzing_nummer is null, eerst.frequentie, nieuw.frequentie) as frequentie,
    coalesce(starts.gemeld_op, eerst.start_gemeld_op) as start_gemeld_op,
    coalesce(stops.gemeld_op, eerst.stop_gemeld_op) as stop_gemeld_op,
    coalesce(nieuw._bestand, stops._bestand, starts._bestand) as _bestand,
    cast(null as bigint) as _rij,
    false as is_weg
from bericht_geraakt as geraakt
left join gehouden_toegewezen_producten as eerst on eerst.toewijzing_nummer = geraakt.toewijzing_nummer
