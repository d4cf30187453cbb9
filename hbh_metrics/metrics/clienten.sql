-- Maatstaven over cliënten: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
create table tussenstand.clienten as
with geteld as (
    select
        rooster.periode_id,
        case when grouping(rooster.aanbieder_id) = 1 then 'TOTAAL' else rooster.aanbieder_id end as aanbieder_id,
        any_value(rooster.dagen) as dagen,
        unieke_clienten(actieve_dagen > 0, client_sleutel, aanbieders_van_client) as clienten,
        case when grouping(rooster.aanbieder_id) = 1 then sum(nieuwe_dagen) else sum(actieve_dagen) end as actieve_dagen,
        case
            when grouping(rooster.aanbieder_id) = 1
                then unieke_clienten(eerste_dag_totaal between begin and eind, client_sleutel, aanbieders_van_client)
            else unieke_clienten(eerste_dag between begin and eind, client_sleutel, aanbieders_van_client)
        end as instroom,
        case
            when grouping(rooster.aanbieder_id) = 1
                then unieke_clienten(
                    laatste_dag_totaal between begin and least(eind, $peildatum), client_sleutel, aanbieders_van_client
                )
            else unieke_clienten(
                laatste_dag between begin and least(eind, $peildatum), client_sleutel, aanbieders_van_client
            )
        end as uitstroom
    from tussenstand.rooster as rooster
    left join clientperioden
        on rooster.aanbieder_id = clientperioden.aanbieder_id
        and rooster.periode_id = clientperioden.periode_id
    group by grouping sets ((rooster.aanbieder_id, rooster.periode_id), (rooster.periode_id))
),

bestand as (
    select
        client_sleutel,
        groep = 'EXPERIMENT' as is_experiment,
        ingangsdatum,
        coalesce(einddatum, date '9999-12-31') as einddatum,
        count(*) over (partition by client_sleutel) as toewijzingen_van_client
    from indicaties
    where groep in ('EXPERIMENT', 'VERGELIJKING')
),

aandeel as (
    select
        perioden.periode_id,
        unieke_clienten(bestand.is_experiment, client_sleutel, toewijzingen_van_client) as in_experiment,
        unieke_clienten(true, client_sleutel, toewijzingen_van_client) as in_bestand
    from tussenstand.perioden as perioden
    inner join bestand
        on least(perioden.eind, $peildatum) between bestand.ingangsdatum and bestand.einddatum
    group by perioden.periode_id
)

select
    geteld.aanbieder_id,
    geteld.periode_id,
    hoeveelheid(geteld.clienten, geteld.clienten) as clienten,
    hoeveelheid(coalesce(geteld.actieve_dagen, 0)::double / geteld.dagen, geteld.clienten) as clientperioden,
    hoeveelheid(geteld.instroom, geteld.instroom) as instroom,
    hoeveelheid(geteld.uitstroom, geteld.uitstroom) as uitstroom,
    percentage(coalesce(aandeel.in_experiment, 0), coalesce(aandeel.in_bestand, 0), aandeel.in_bestand) as aandeel_bestand
from geteld
left join aandeel on geteld.periode_id = aandeel.periode_id;
