-- Wie wegging bij een aanbieder: één rij per cliënt per aanbieder, met de periode van de laatste dag (tot en met de peildatum) en de reden
-- van de toewijzing die op die dag eindigde.
create table tussenstand.vertrokken as
select
    paren.client_sleutel,
    paren.aanbieder_id,
    perioden.periode_id,
    any_value(paren.laatste_dag) as laatste_dag,
    any_value(paren.laatste_dag_totaal) as laatste_dag_totaal,
    coalesce(min(toewijzingen.reden_beeindiging), 'ONBEKEND') as reden
from tussenstand.paren as paren
inner join tussenstand.perioden as perioden on paren.laatste_dag between perioden.begin and least(perioden.eind, $peildatum)
inner join tussenstand.toewijzingen as toewijzingen
    on paren.paar_nummer = toewijzingen.paar_nummer
    and paren.laatste_dag = toewijzingen.einddatum
where paren.groep = 'EXPERIMENT'
group by paren.client_sleutel, paren.aanbieder_id, perioden.periode_id;
