-- Het weekbeeld: één rij per aanbieder per ISO-week, van voor het experiment (VOORAF, vanaf de eerste week met uren) tot zijn laatste dagen
-- (STAART: een deel van een week). Eenheid is cliënt bij aanbieder. uren is leeg als er geen urenregel van die week is;
-- clienten_hele_week was alle zeven dagen actief (tot en met de peildatum).
-- verwachte_uren: over wie die week hulp heeft, van wie er een urenregel is (geen regel is onbekend, niet nul) en van wie de eigen uren van
-- voor het experiment bekend zijn: eigen uren maal pad gedeeld door starttarief (1 voor het experiment) maal het deel van de werkdagen van
-- de week waarop er hulp was maal de weekfactor van een week met zoveel werkdagen. uren_van_verwachten: de uren van diezelfde cliënten.
-- is_alleen_per_periode: van deze aanbieder zijn uren alleen per periode bekend; dan is er geen verwachting en is geen week compleet.
-- Van STAART is er geen verhouding: uren per week geregistreerd zijn niet te verdelen over de dagen voor en na het eind.
create or replace table weekwaarden as
with eerste_week as (
    select min(randweken.week_begin) as week_begin
    from tussenstand.randweken as randweken
    inner join tussenstand.weken as weken on randweken.week_begin = weken.week_begin
    where weken.soort = 'VOORAF' and randweken.urenrijen > 0
),

per_periode as (
    select distinct aanbieder_id
    from tussenstand.alleen_per_periode
),

naast_elkaar as (
    select
        aanbieders.aanbieder_id,
        per_periode.aanbieder_id is not null as is_alleen_per_periode,
        weken.*,
        uren.uren,
        uren.urenrijen,
        actief.actieve_dagen,
        coalesce(actief.clienten_hele_week, 0) as clienten_hele_week,
        coalesce(actief.clienten_hele_week_met_uren, 0) as clienten_hele_week_met_uren,
        case weken.soort
            when 'VOORAF' then 1
            when 'EXPERIMENT' then coalesce(
                afspraken.pad_eur::double / nullif(afspraken.starttarief_eur, 0)::double,
                budget.volgens_pad::double / nullif(budget.volgens_start, 0)::double,
                afspraken.padfactor
            )
        end as tariefdeel,
        if(is_alleen_per_periode, null, actief.eigen_urendagen::double / nullif(weken.werkdagen, 0) * weekfactoren.factor * tariefdeel)
            as verwachte_uren,
        if(verwachte_uren is null, 0, actief.clienten_in_verhouding) as clienten_in_verhouding,
        if(verwachte_uren is null, null, uren.uren_van_verwachten) as uren_van_verwachten,
        uren_van_verwachten::double / nullif(verwachte_uren, 0) as verhouding
    from aanbieders
    cross join tussenstand.weken as weken
    inner join tussenstand.weekfactoren as weekfactoren on weken.werkdagen = weekfactoren.werkdagen
    left join eerste_week on true
    left join per_periode on aanbieders.aanbieder_id = per_periode.aanbieder_id
    left join tussenstand.afspraken as afspraken
        on aanbieders.aanbieder_id = afspraken.aanbieder_id
        and weken.periode_id = afspraken.periode_id
    left join tussenstand.budgetsommen as budget
        on aanbieders.aanbieder_id = budget.aanbieder_id
        and weken.periode_id = budget.periode_id
    left join tussenstand.hulp_per_week as actief
        on aanbieders.aanbieder_id = actief.aanbieder_id
        and weken.week_begin = actief.week_begin
    left join tussenstand.uren_per_week as uren
        on aanbieders.aanbieder_id = uren.aanbieder_id
        and weken.week_begin = uren.week_begin
    where weken.soort <> 'VOORAF' or weken.week_begin >= eerste_week.week_begin
)

select
    aanbieder_id::varchar as aanbieder_id,
    week,
    week_begin,
    week_eind,
    periode_id::varchar as periode_id,
    soort,
    werkdagen,
    week_eind <= $peildatum as is_voorbij,
    uren::decimal(18, 2) as uren,
    coalesce(urenrijen, 0)::bigint as urenrijen,
    coalesce(actieve_dagen, 0)::bigint as actieve_dagen,
    clienten_hele_week::bigint as clienten_hele_week,
    clienten_hele_week_met_uren::bigint as clienten_hele_week_met_uren,
    verwachte_uren::double as verwachte_uren,
    uren_van_verwachten::double as uren_van_verwachten,
    verhouding::double as verhouding,
    coalesce(clienten_in_verhouding, 0)::bigint as clienten_in_verhouding,
    coalesce(
        week_eind <= $peildatum
        and verhouding is not null
        and 100 * clienten_hele_week_met_uren >= $weekdekking_pct * clienten_hele_week,
        false
    ) as is_compleet,
    is_alleen_per_periode
from naast_elkaar
order by aanbieder_id, week_begin;
