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
    sommen.aanbieder_id,
    sommen.periode_id,
    hoeveelheid(clienten, clienten) as clienten,
    hoeveelheid(if(is_totaal, nieuwe_dagen, actieve_dagen)::double / dagen, clienten) as clientperioden,
    hoeveelheid(clienten_begonnen, clienten_begonnen) as instroom,
    hoeveelheid(clienten_vertrokken, clienten_vertrokken) as uitstroom,
    percentage(coalesce(aandeel.in_experiment, 0), coalesce(aandeel.in_bestand, 0), aandeel.in_bestand) as aandeel_bestand
from tussenstand.sommen as sommen
left join aandeel on sommen.periode_id = aandeel.periode_id;
