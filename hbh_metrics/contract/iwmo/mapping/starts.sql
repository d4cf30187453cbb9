-- De begonnen producten uit 305-berichten: één rij per product. volgorde 1 is het laatste bericht over een toewijzing.
with codes as (
    select agb_code, any_value(aanbieder_id) as aanbieder_id
    from bericht_aanbieders
    group by agb_code
    having count(*) = 1
)

select
    deel._bestand,
    deel._rij,
    deel.client_sleutel,
    codes.aanbieder_id,
    deel.toewijzing_nummer,
    if(deel.status = '3', null, deel.begindatum::date) as start_levering,
    deel.status = '3' as is_verwijderd,
    row_number() over (
        partition by deel.toewijzing_nummer
        order by bericht.dagtekening desc, deel.status = '3' desc, deel._bestand desc, deel._rij desc
    ) as volgorde
from bericht_305 as deel
inner join berichten as bericht on bericht._bestand = deel._bestand
left join codes on codes.agb_code = bericht.afzender
