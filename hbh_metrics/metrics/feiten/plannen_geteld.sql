-- Gesprekken en plannen geteld: één rij per aanbieder (of TOTAAL) per periode. Eenheid is cliënt bij aanbieder.
-- Het gaat om wie op de laatste dag hulp heeft en ten minste 28 dagen eerder begon; van een lopende periode is dat nog niet te zeggen.
-- Een plan hoort bij de cliënt bij de aanbieder, bij welke toewijzing het ook is opgesteld; netwerk telt de laatste plannen naar wat het netwerk doet,
-- resultaat naar of erin staat wat het plan moet opleveren.
create table tussenstand.plannen_geteld as
with hulp as (
    select
        paren.paar_nummer,
        paren.aanbieder_id,
        paren.client_sleutel,
        paren.aanbieders_van_client,
        paren.eerste_dag,
        feiten.volgnummer,
        feiten.actieve_dagen_bits
    from tussenstand.feiten as feiten
    inner join tussenstand.paren as paren on feiten.paar_nummer = paren.paar_nummer
    where paren.groep = 'EXPERIMENT'
),

verwacht as (
    select
        rooster.aanbieder_id,
        rooster.periode_id,
        rooster.eind,
        hulp.paar_nummer,
        hulp.client_sleutel,
        hulp.aanbieders_van_client,
        hulp.paar_nummer is not null as is_verwacht
    from tussenstand.rooster as rooster
    left join hulp
        on rooster.aanbieder_id = hulp.aanbieder_id
        and rooster.volgnummer = hulp.volgnummer
        and not rooster.is_open
        and (hulp.actieve_dagen_bits >> (rooster.dagen - 1)) & 1 = 1
        and hulp.eerste_dag <= rooster.eind - 27
),

plannen as (
    select
        paren.paar_nummer,
        ondersteuningsplannen.*
    from ondersteuningsplannen
    inner join tussenstand.paren as paren
        on ondersteuningsplannen.client_sleutel = paren.client_sleutel
        and ondersteuningsplannen.aanbieder_id = paren.aanbieder_id
        and paren.groep = 'EXPERIMENT'
),

eerste_gesprek as (
    select
        paar_nummer,
        min(gesprek_datum) as gesprek_datum
    from plannen
    group by paar_nummer
),

getekend as (
    select
        paar_nummer,
        aandeel_netwerk,
        case resultaat_vastgelegd when true then 'JA' when false then 'NEE' else 'ONBEKEND' end as resultaat,
        ondertekend_datum as geldt_vanaf,
        coalesce(lead(ondertekend_datum) over plannen_van_paar, date '9999-12-31') as vervangen_op
    from plannen
    where ondertekend_datum is not null
    window plannen_van_paar as (partition by paar_nummer order by ondertekend_datum, plan_id)
),

met_plan as (
    select
        verwacht.*,
        eerste_gesprek.gesprek_datum is not null as heeft_gesprek,
        getekend.geldt_vanaf is not null as heeft_plan,
        getekend.aandeel_netwerk,
        getekend.resultaat
    from verwacht
    left join eerste_gesprek
        on verwacht.paar_nummer = eerste_gesprek.paar_nummer
        and verwacht.eind >= eerste_gesprek.gesprek_datum
    left join getekend
        on verwacht.paar_nummer = getekend.paar_nummer
        and verwacht.eind >= getekend.geldt_vanaf
        and verwacht.eind < getekend.vervangen_op
),

-- Wie bij meer aanbieders is, staat er met de sleutel bij: in TOTAAL telt zij als cliënt één keer.
per_aanbieder as (
    select
        aanbieder_id,
        periode_id,
        count_if(is_verwacht) as verwacht,
        count_if(heeft_plan) as met_plan,
        count_if(heeft_gesprek) as met_gesprek,
        count(*) filter (where aandeel_netwerk = 'GEEN') as geen,
        count(*) filter (where aandeel_netwerk = 'DEELS') as deels,
        count(*) filter (where aandeel_netwerk = 'GROTENDEELS') as grotendeels,
        count(*) filter (where resultaat = 'JA') as met_resultaat,
        count(*) filter (where resultaat = 'NEE') as zonder_resultaat,
        count(*) filter (where resultaat = 'ONBEKEND') as resultaat_onbekend,
        list(client_sleutel) filter (where is_verwacht and aanbieders_van_client > 1) as bij_meer,
        list(client_sleutel) filter (where heeft_plan and aanbieders_van_client > 1) as bij_meer_met_plan
    from met_plan
    group by aanbieder_id, periode_id
),

opgeteld as (
    select
        periode_id,
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        sum(verwacht) as verwacht,
        sum(met_plan) as met_plan,
        sum(met_gesprek) as met_gesprek,
        map {'GEEN': sum(geen), 'DEELS': sum(deels), 'GROTENDEELS': sum(grotendeels)} as netwerk,
        map {'JA': sum(met_resultaat), 'NEE': sum(zonder_resultaat), 'ONBEKEND': sum(resultaat_onbekend)} as resultaat,
        coalesce(flatten(list(bij_meer)), []) as bij_meer,
        coalesce(flatten(list(bij_meer_met_plan)), []) as bij_meer_met_plan
    from per_aanbieder
    group by grouping sets ((aanbieder_id, periode_id), (periode_id))
)

select
    aanbieder_id,
    periode_id,
    verwacht,
    met_plan,
    met_gesprek,
    netwerk,
    resultaat,
    verwacht - len(bij_meer) + len(list_distinct(bij_meer)) as clienten,
    met_plan - len(bij_meer_met_plan) + len(list_distinct(bij_meer_met_plan)) as clienten_met_plan
from opgeteld;
