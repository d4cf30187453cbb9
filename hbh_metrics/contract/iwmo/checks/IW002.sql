-- IW002: één rij per bericht met een onbekende code van de aanbieder, en één per onbekende productcode van een bericht.
with aanbieders as (
    select
        bericht._bestand,
        null as _rij,
        if(bericht.soort = '301', 'Ontvanger', 'Afzender') as kolom,
        if(bericht.soort = '301', bericht.ontvanger, bericht.afzender) as waarde,
        'een agb_code uit de tabel agb' as verwacht,
        'Code ' || waarde || ' staat niet in de tabel agb. Voeg daar de code met de aanbieder toe en lever opnieuw aan.' as melding,
        null as aanbieder_id
    from berichten as bericht
    anti join bericht_aanbieders as codes
        on codes.agb_code = if(bericht.soort = '301', bericht.ontvanger, bericht.afzender)
),

producten as (
    select
        deel._bestand,
        min(deel._rij) as _rij,
        'Code' as kolom,
        deel.product_code as waarde,
        'een product_code uit de tabel productcodes' as verwacht,
        coalesce('Productcode ' || deel.product_code || ' staat niet in de tabel productcodes.', 'Er is geen productcode.')
        || ' (' || count(*) || if(count(*) = 1, ' toewijzing', ' toewijzingen') || ') Voeg de code met groep en categorie toe aan de tabel '
        || 'productcodes en lever opnieuw aan.' as melding,
        null as aanbieder_id
    from bericht_toewijzingen as deel
    where not deel.is_product_bekend
        and not deel.is_verwijderd
        and deel.volgorde = 1
    group by deel._bestand, deel.product_code
),

fouten as (
    select * from aanbieders
    union all by name
    select * from producten
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
