-- Wie bij wie hulp had: één rij per cliënt per aanbieder per groep, met de eerste en de laatste dag.
-- Een toewijzing zonder einddatum betekent: geen laatste dag. De dagen over alle aanbieders staan erbij voor TOTAAL,
-- en wat de cliënt voor het experiment per vier weken en in een week van vijf werkdagen kreeg, en per vier weken kostte.
create table tussenstand.paren as
with per_paar as (
    select
        paar_nummer,
        any_value(groep) as groep,
        any_value(client_sleutel) as client_sleutel,
        any_value(aanbieder_id) as aanbieder_id,
        any_value(eigen_uren_week) as eigen_uren_week,
        min(begin) filter (where begin <= eind) as eerste_dag,
        case when count(*) = count(einddatum) then max(einddatum) end as laatste_dag
    from tussenstand.toewijzingen
    group by paar_nummer
)

select
    per_paar.*,
    referentie.uren_per_periode as referentie_uren,
    referentie.bedrag_per_periode_eur as referentie_eur,
    count(*) over van_client::smallint as aanbieders_van_client,
    min(per_paar.eerste_dag) over van_client as eerste_dag_totaal,
    case
        when count(*) over van_client = count(per_paar.laatste_dag) over van_client
            then max(per_paar.laatste_dag) over van_client
    end as laatste_dag_totaal
from per_paar
left join referentie on per_paar.client_sleutel = referentie.client_sleutel
window van_client as (partition by per_paar.groep, per_paar.client_sleutel);
