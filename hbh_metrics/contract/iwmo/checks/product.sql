-- TR339, TR340, TR341: één rij per prestatie met een andere productcategorie (TR339), productcode (TR340) of eenheid (TR341) dan haar toewijzing,
-- waar die er een heeft; $regel zegt welke van de drie. Wat in uren is toegewezen, mag in minuten worden gedeclareerd; een credit
-- herhaalt zijn debet en geeft geen melding.
with toewijzingen as (
    select
        indicatie.toewijzing_nummer,
        any_value(product.product_categorie) as product_categorie,
        any_value(indicatie.product_code) as product_code,
        any_value(product.eenheid) as eenheid
    from indicaties as indicatie
    left join toegewezen_producten as product on product.toewijzing_nummer = indicatie.toewijzing_nummer
    group by indicatie.toewijzing_nummer
),

vergeleken as (
    select
        prestatie._bestand,
        prestatie._rij,
        prestatie.referentie,
        prestatie.toewijzing_nummer,
        prestatie.aanbieder_id,
        case $regel
            when 'TR339' then prestatie.product_categorie
            when 'TR340' then prestatie.product_code
            else prestatie.eenheid
        end as waarde,
        case $regel
            when 'TR339' then toewijzing.product_categorie
            when 'TR340' then toewijzing.product_code
            else toewijzing.eenheid
        end as verwacht
    from bericht_prestaties as prestatie
    inner join toewijzingen as toewijzing on toewijzing.toewijzing_nummer = prestatie.toewijzing_nummer
    where prestatie.debet_credit = 'D'
),

fouten as (
    select
        _bestand,
        _rij,
        case $regel when 'TR339' then 'ProductCategorie' when 'TR340' then 'ProductCode' else 'Eenheid' end as kolom,
        waarde,
        verwacht,
        'De prestatie met kenmerk ' || referentie || ' heeft ' || coalesce(lower(kolom) || ' ' || waarde, 'geen ' || lower(kolom)) || ', maar toewijzing '
        || toewijzing_nummer || ' heeft ' || verwacht || '. Verbeter de ' || lower(kolom) || ' en stuur het bericht opnieuw.' as melding,
        aanbieder_id
    from vergeleken
    where verwacht is not null
        and waarde is distinct from verwacht
        and not ($regel = 'TR341' and verwacht = '04' and waarde = '01')
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
