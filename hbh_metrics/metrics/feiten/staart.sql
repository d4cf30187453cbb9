-- De staart: de laatste dagen van het experiment, die geen hele periode meer vormen: één rij per aanbieder en voor TOTAAL, zodra zij zijn begonnen.
-- Wat ervoor is betaald en in die dagen is geleverd staat in geen enkele maatstaf van een periode. bedrag en uren zijn leeg waar geen regel is;
-- clienten zijn wie een betaalregel of een urenregel heeft. is_heel: wie die dagen hulp had, heeft bij elke aanbieder beide.
create or replace table staart as
with betaald as (
    select
        toewijzingen.paar_nummer,
        sum(betaling.bedrag_eur) as bedrag_eur
    from tussenstand.betalingen as betaling
    inner join tussenstand.toewijzingen as toewijzingen on betaling.toewijzing_nummer = toewijzingen.toewijzing_nummer
    where
        toewijzingen.groep = 'EXPERIMENT'
        and list_contains($staartperioden::varchar[], betaling.periode_id)
    group by toewijzingen.paar_nummer
),

hulp as (
    select
        randweken.paar_nummer,
        sum(randweken.uren) as uren,
        bool_or(randweken.actieve_dagen_bits > 0) as heeft_hulp
    from tussenstand.randweken as randweken
    inner join tussenstand.weken as weken on randweken.week_begin = weken.week_begin
    where weken.soort = 'STAART'
    group by randweken.paar_nummer
),

per_paar as (
    select
        paren.aanbieder_id,
        paren.client_sleutel,
        betaald.bedrag_eur,
        hulp.uren,
        coalesce(hulp.heeft_hulp, false) as heeft_hulp
    from betaald
    full join hulp using (paar_nummer)
    inner join tussenstand.paren as paren using (paar_nummer)
),

per_aanbieder as (
    select
        aanbieders.aanbieder_id,
        per_paar.client_sleutel,
        per_paar.bedrag_eur,
        per_paar.uren,
        coalesce(bool_or(per_paar.heeft_hulp) over van_aanbieder, false) as heeft_hulp,
        count(per_paar.bedrag_eur) over van_aanbieder > 0 and count(per_paar.uren) over van_aanbieder > 0 as heeft_geleverd
    from aanbieders
    left join per_paar on aanbieders.aanbieder_id = per_paar.aanbieder_id
    window van_aanbieder as (partition by aanbieders.aanbieder_id)
),

opgeteld as (
    select
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        sum(bedrag_eur) as bedrag_eur,
        sum(uren) as uren,
        count(distinct client_sleutel) filter (where bedrag_eur is not null or uren is not null) as clienten,
        coalesce(bool_and(heeft_geleverd or not heeft_hulp), true) as is_heel
    from per_aanbieder
    group by grouping sets ((aanbieder_id), ())
)

select
    opgeteld.aanbieder_id::varchar as aanbieder_id,
    $staart_begin::date as vanaf,
    $eind::date as tot_en_met,
    opgeteld.bedrag_eur::decimal(18, 2) as bedrag_eur,
    opgeteld.uren::decimal(18, 2) as uren,
    opgeteld.clienten::bigint as clienten,
    opgeteld.is_heel::boolean as is_heel
from opgeteld
where $staart_begin <= $peildatum
order by opgeteld.aanbieder_id;
