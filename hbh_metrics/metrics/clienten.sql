-- Maatstaven over cliënten: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
create table tussenstand.clienten as
with bestand as (
    select
        client_sleutel,
        groep = 'EXPERIMENT' as is_experiment,
        ingangsdatum,
        coalesce(einddatum, date '9999-12-31') as einddatum,
        count(*) over (partition by client_sleutel) as toewijzingen_van_client
    from indicaties
),

dagen as (
    select
        periode_id,
        least(eind, $peildatum)::date as dag
    from tussenstand.perioden
    union all
    select
        null,
        $begin
),

-- Wie er die dag hulp had, uit welke groep ook; zonder periode: op de eerste dag van het experiment.
aanwezig as (
    select
        dagen.periode_id,
        unieke_clienten(bestand.is_experiment, client_sleutel, toewijzingen_van_client) as in_experiment,
        unieke_clienten(true, client_sleutel, toewijzingen_van_client) as in_bestand
    from dagen
    inner join bestand on dagen.dag between bestand.ingangsdatum and bestand.einddatum
    group by dagen.periode_id
),

aandeel as (
    select
        perioden.periode_id,
        coalesce(aanwezig.in_experiment, 0) as in_experiment,
        coalesce(aanwezig.in_bestand, 0) as in_bestand,
        coalesce(eerste_dag.in_bestand, 0) as in_bestand_start
    from tussenstand.perioden as perioden
    left join aanwezig on perioden.periode_id = aanwezig.periode_id
    left join aanwezig as eerste_dag on eerste_dag.periode_id is null
),

-- Of de toewijzing waarmee een cliënt bij een aanbieder begon, toen al een besluit had; begonnen er die dag meer, dan telt elk ervan.
begonnen as (
    select
        any_value(paren.aanbieder_id) as aanbieder_id,
        any_value(paren.client_sleutel) as client_sleutel,
        any_value(paren.eerste_dag) as eerste_dag,
        any_value(paren.eerste_dag_totaal) as eerste_dag_totaal,
        coalesce(bool_or(toewijzingen.besluitdatum <= paren.eerste_dag), false) as is_besloten
    from tussenstand.paren as paren
    inner join tussenstand.toewijzingen as toewijzingen
        on paren.paar_nummer = toewijzingen.paar_nummer
        and paren.eerste_dag = toewijzingen.begin
    where paren.groep = 'EXPERIMENT' and toewijzingen.begin <= toewijzingen.eind
    group by paren.paar_nummer
),

begonnen_clienten as (
    select
        eerste_dag,
        client_sleutel,
        bool_or(is_besloten) as is_besloten
    from begonnen
    where eerste_dag = eerste_dag_totaal
    group by eerste_dag, client_sleutel
),

begonnen_per_dag as (
    select
        aanbieder_id,
        eerste_dag,
        count(*) as clienten,
        count_if(is_besloten) as besloten
    from begonnen
    group by aanbieder_id, eerste_dag
    union all
    select
        'TOTAAL',
        eerste_dag,
        count(*),
        count_if(is_besloten)
    from begonnen_clienten
    group by eerste_dag
),

besluiten as (
    select
        begonnen_per_dag.aanbieder_id,
        perioden.periode_id,
        sum(begonnen_per_dag.clienten) as clienten,
        sum(begonnen_per_dag.besloten) as besloten
    from begonnen_per_dag
    inner join tussenstand.perioden as perioden on begonnen_per_dag.eerste_dag <= perioden.eind
    group by begonnen_per_dag.aanbieder_id, perioden.periode_id
)

select
    sommen.aanbieder_id,
    sommen.periode_id,
    hoeveelheid(sommen.clienten, sommen.clienten) as clienten,
    hoeveelheid(if(is_totaal, nieuwe_dagen, actieve_dagen)::double / dagen, sommen.clienten) as clientperioden,
    hoeveelheid(clienten_begonnen, clienten_begonnen) as instroom,
    hoeveelheid(clienten_vertrokken, clienten_vertrokken) as uitstroom,
    percentage(aandeel.in_experiment, aandeel.in_bestand, aandeel.in_bestand) as aandeel_bestand,
    percentage(aandeel.in_experiment, aandeel.in_bestand_start, aandeel.in_bestand_start) as aandeel_bestand_start,
    percentage(coalesce(besluiten.besloten, 0), coalesce(besluiten.clienten, 0), besluiten.clienten) as beschikkingdekking
from tussenstand.sommen as sommen
inner join aandeel on sommen.periode_id = aandeel.periode_id
left join besluiten
    on sommen.aanbieder_id = besluiten.aanbieder_id
    and sommen.periode_id = besluiten.periode_id;
