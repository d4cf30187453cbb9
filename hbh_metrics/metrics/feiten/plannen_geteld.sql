-- Gesprekken en plannen geteld: één rij per aanbieder (of TOTAAL) per periode. Eenheid is cliënt bij aanbieder.
-- Het gaat om wie op de laatste dag hulp heeft en ten minste 28 dagen eerder begon; van een lopende periode is dat nog niet te zeggen.
-- Een plan hoort bij de cliënt bij de aanbieder, bij welke toewijzing het ook is opgesteld; netwerk telt de laatste plannen naar wat het netwerk doet.
create table tussenstand.plannen_geteld as
with verwacht as (
    select
        rooster.aanbieder_id,
        rooster.periode_id,
        rooster.eind,
        clientperioden.client_sleutel,
        clientperioden.aanbieders_van_client,
        clientperioden.client_sleutel is not null as is_verwacht
    from tussenstand.rooster as rooster
    left join clientperioden
        on rooster.aanbieder_id = clientperioden.aanbieder_id
        and rooster.periode_id = clientperioden.periode_id
        and not rooster.is_open
        and (clientperioden.actieve_dagen_bits >> (rooster.dagen - 1)) & 1 = 1
        and clientperioden.eerste_dag <= rooster.eind - 27
),

eerste_gesprek as (
    select
        client_sleutel,
        aanbieder_id,
        min(gesprek_datum) as gesprek_datum
    from ondersteuningsplannen
    group by client_sleutel, aanbieder_id
),

getekend as (
    select
        client_sleutel,
        aanbieder_id,
        aandeel_netwerk,
        ondertekend_datum as geldt_vanaf,
        coalesce(lead(ondertekend_datum) over plannen_van_client, date '9999-12-31') as vervangen_op
    from ondersteuningsplannen
    where ondertekend_datum is not null
    window plannen_van_client as (partition by client_sleutel, aanbieder_id order by ondertekend_datum, plan_id)
),

met_plan as (
    select
        verwacht.*,
        eerste_gesprek.gesprek_datum is not null as heeft_gesprek,
        getekend.geldt_vanaf is not null as heeft_plan,
        getekend.aandeel_netwerk
    from verwacht
    left join eerste_gesprek
        on verwacht.client_sleutel = eerste_gesprek.client_sleutel
        and verwacht.aanbieder_id = eerste_gesprek.aanbieder_id
        and verwacht.eind >= eerste_gesprek.gesprek_datum
    left join getekend
        on verwacht.client_sleutel = getekend.client_sleutel
        and verwacht.aanbieder_id = getekend.aanbieder_id
        and verwacht.eind >= getekend.geldt_vanaf
        and verwacht.eind < getekend.vervangen_op
)

select
    periode_id,
    case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
    count(*) filter (where is_verwacht) as verwacht,
    count(*) filter (where heeft_plan) as met_plan,
    count(*) filter (where heeft_gesprek) as met_gesprek,
    map {
        'GEEN': count(*) filter (where heeft_plan and aandeel_netwerk = 'GEEN'),
        'DEELS': count(*) filter (where heeft_plan and aandeel_netwerk = 'DEELS'),
        'GROTENDEELS': count(*) filter (where heeft_plan and aandeel_netwerk = 'GROTENDEELS')
    } as netwerk,
    unieke_clienten(is_verwacht, client_sleutel, aanbieders_van_client) as clienten,
    unieke_clienten(heeft_plan, client_sleutel, aanbieders_van_client) as clienten_met_plan
from met_plan
group by grouping sets ((aanbieder_id, periode_id), (periode_id));
