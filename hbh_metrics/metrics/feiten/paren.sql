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
),

per_client as (
    select
        groep,
        client_sleutel,
        count(*)::smallint as aanbieders_van_client,
        min(eerste_dag) as eerste_dag_totaal,
        case when count(*) = count(laatste_dag) then max(laatste_dag) end as laatste_dag_totaal
    from per_paar
    group by groep, client_sleutel
)

select
    per_paar.*,
    referentie.uren_per_periode as referentie_uren,
    referentie.bedrag_per_periode_eur as referentie_eur,
    per_client.aanbieders_van_client,
    per_client.eerste_dag_totaal,
    per_client.laatste_dag_totaal
from per_paar
inner join per_client
    on per_paar.groep = per_client.groep
    and per_paar.client_sleutel = per_client.client_sleutel
left join referentie on per_paar.client_sleutel = referentie.client_sleutel;
