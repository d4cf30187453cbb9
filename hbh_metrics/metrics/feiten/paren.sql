-- Wie bij wie in het experiment zat: één rij per cliënt per aanbieder, met de eerste en de laatste dag.
-- Een toewijzing zonder einddatum betekent: geen laatste dag. De dagen over alle aanbieders staan erbij voor TOTAAL.
create table tussenstand.paren as
with per_paar as (
    select
        paar_nummer,
        any_value(client_sleutel) as client_sleutel,
        any_value(aanbieder_id) as aanbieder_id,
        min(begin) filter (where begin <= eind) as eerste_dag,
        case when count(*) = count(einddatum) then max(einddatum) end as laatste_dag
    from tussenstand.toewijzingen
    group by paar_nummer
)

select
    *,
    count(*) over van_client::smallint as aanbieders_van_client,
    min(eerste_dag) over van_client as eerste_dag_totaal,
    case when count(*) over van_client = count(laatste_dag) over van_client then max(laatste_dag) over van_client end
        as laatste_dag_totaal
from per_paar
window van_client as (partition by client_sleutel);
