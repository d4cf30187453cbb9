-- Waarom cliënten weggingen: één rij per aanbieder (of TOTAAL) per periode per reden.
-- De reden is die van de toewijzing die op de laatste dag eindigde. Voor TOTAAL telt alleen wie bij alle aanbieders wegging, en dan één keer.
insert into tussenstand.geteld by name
with vertrokken as (
    select
        *,
        laatste_dag = laatste_dag_totaal
        and row_number() over (
            partition by client_sleutel, laatste_dag = laatste_dag_totaal
            order by aanbieder_id
        ) = 1 as telt_in_totaal
    from tussenstand.vertrokken
)

select
    'uitstroom_reden' as verdeling,
    case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
    periode_id,
    'EXPERIMENT' as groep,
    reden as code,
    if(grouping(aanbieder_id) = 1, count(*) filter (where telt_in_totaal), count(*)) as aantal
from vertrokken
group by grouping sets ((aanbieder_id, periode_id, reden), (periode_id, reden));
