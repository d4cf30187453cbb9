-- Maatstaven over geleverde uren: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf. Eenheid is cliënt bij aanbieder.
-- Verhoudingen lopen over wie bekend is (ten minste één urenregel in de periode), boven en onder de streep.
create table tussenstand.uren as
with tempo as (
    select
        periode_id,
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        quantile_cont(uren::double / (actieve_dagen / 7), [0.5, 0.1, 0.9]) as kwantielen
    from tussenstand.kenmerken
    where heeft_tempo
    group by grouping sets ((aanbieder_id, periode_id), (periode_id))
)

select
    sommen.aanbieder_id,
    sommen.periode_id,
    hoeveelheid(if(is_totaal and is_betaald_zonder_levering_van_uren, null, uren), clienten_bekend) as uren,
    verhouding(uren_actief, dagen_actief / 7, clienten_bekend_actief) as uren_per_client_week,
    hoeveelheid(tempo.kwantielen[1], clienten_met_tempo) as uren_mediaan,
    hoeveelheid(tempo.kwantielen[2], clienten_met_tempo) as uren_p10,
    hoeveelheid(tempo.kwantielen[3], clienten_met_tempo) as uren_p90,
    percentage(uren_met_indicatie, indicatie_uurdagen / 7, clienten_met_indicatie) as verzilvering,
    percentage(onder_klasse, met_klasse, clienten_met_klasse) as aandeel_onder_klasse,
    percentage(boven_klasse, met_klasse, clienten_met_klasse) as aandeel_boven_klasse
from tussenstand.sommen as sommen
left join tempo
    on sommen.aanbieder_id = tempo.aanbieder_id
    and sommen.periode_id = tempo.periode_id;
