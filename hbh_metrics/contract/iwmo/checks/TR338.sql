-- TR338: één rij per prestatie met een andere productcategorie dan de toewijzing die in deze levering is gestuurd.
with fouten as (
    select
        prestatie._bestand,
        prestatie._rij,
        'ProductCategorie' as kolom,
        prestatie.product_categorie as waarde,
        toewijzing.product_categorie as verwacht,
        'De prestatie met kenmerk ' || prestatie.referentie || ' heeft productcategorie ' || prestatie.product_categorie || ', maar toewijzing '
        || prestatie.toewijzing_nummer || ' heeft ' || toewijzing.product_categorie || '. Verbeter de productcategorie en stuur het bericht opnieuw.' as melding,
        prestatie.aanbieder_id
    from bericht_prestaties as prestatie
    inner join bericht_toewijzingen as toewijzing on toewijzing.toewijzing_nummer = prestatie.toewijzing_nummer and toewijzing.volgorde = 1
    where prestatie.product_categorie <> toewijzing.product_categorie
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
