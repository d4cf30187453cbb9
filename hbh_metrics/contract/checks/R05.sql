-- R05: één rij per geleverde toewijzing in het experiment en cel die daar niet bij past: een andere categorie dan die
-- van het project ($experiment_categorieen), of een ingang na het einde ($experiment_eind).
with toewijzingen as (
    select _bestand, _rij, aanbieder_id, categorie, ingangsdatum
    from indicaties
    where _bestand is not null
        and groep = 'EXPERIMENT'
),

andere_categorie as (
    select
        _bestand,
        _rij,
        'categorie' as kolom,
        categorie::varchar as waarde,
        array_to_string($experiment_categorieen::integer[], ' of ') as verwacht,
        'Deze toewijzing hoort bij het experiment, maar de categorie is ' || categorie
        || '. Het experiment is alleen voor categorie ' || array_to_string($experiment_categorieen::integer[], ' of ') || '. Pas de categorie of de groep aan en lever opnieuw aan.' as melding,
        aanbieder_id
    from toewijzingen
    where not list_contains($experiment_categorieen::integer[], categorie)
),

te_late_ingang as (
    select
        _bestand,
        _rij,
        'ingangsdatum' as kolom,
        strftime(ingangsdatum, '%d-%m-%Y') as waarde,
        'een datum op of vóór ' || strftime($experiment_eind::date, '%d-%m-%Y') as verwacht,
        'Deze toewijzing hoort bij het experiment, maar gaat pas in op ' || strftime(ingangsdatum, '%d-%m-%Y')
        || '. Het experiment loopt tot en met ' || strftime($experiment_eind::date, '%d-%m-%Y')
        || '. Pas de ingangsdatum of de groep aan en lever opnieuw aan.' as melding,
        aanbieder_id
    from toewijzingen
    where ingangsdatum > $experiment_eind::date
),

fouten as (
    select * from andere_categorie
    union all by name
    select * from te_late_ingang
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
