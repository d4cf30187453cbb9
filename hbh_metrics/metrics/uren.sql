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
),

-- Hoeveel uren er in de weken van een periode te verwachten zijn tegenover een gewone week in het jaar voor het experiment.
periodefactoren as (
    select
        weken.periode_id,
        avg(weekfactoren.factor) / nullif(
            (
                select avg(van_week.factor)
                from unnest($werkdagen_per_week_ervoor::tinyint[]) as jaar_ervoor (werkdagen)
                inner join tussenstand.weekfactoren as van_week on jaar_ervoor.werkdagen = van_week.werkdagen
            ),
            0
        ) as factor
    from tussenstand.weken as weken
    inner join tussenstand.weekfactoren as weekfactoren on weken.werkdagen = weekfactoren.werkdagen
    where weken.soort = 'EXPERIMENT'
    group by weken.periode_id
),

-- De marge van de urenindex als verhouding van sommen, over cliënten bij een aanbieder, op de schaal van de logaritme.
met_marge as (
    select
        *,
        (100 * uren_met_referentie)::hugeint as u,
        (100 * referentie_uurdagen)::hugeint as r,
        r * r * uren_kwadraat - 2 * r * u * uren_maal_referentie + u * u * referentie_kwadraat as kwadraten,
        sqrt(met_referentie / nullif(greatest(met_referentie - 1, 0), 0) * kwadraten::double)
        / nullif(r::double * u::double, 0)
        * t_kwantiel(0.975, nullif(greatest(met_referentie - 1, 0), 0)) as marge,
        100 * uren_met_referentie::double / nullif(referentie_uurdagen / 28, 0)::double as urenindex
    from tussenstand.sommen
)

select
    sommen.aanbieder_id,
    sommen.periode_id,
    hoeveelheid(if(is_totaal and is_betaald_zonder_levering_van_uren, null, uren), clienten_bekend) as uren,
    verhouding(uren_actief, dagen_actief / 7, clienten_bekend_actief) as uren_per_client_week,
    hoeveelheid(tempo.kwantielen[1], clienten_met_tempo) as uren_mediaan,
    hoeveelheid(tempo.kwantielen[2], clienten_met_tempo) as uren_p10,
    hoeveelheid(tempo.kwantielen[3], clienten_met_tempo) as uren_p90,
    percentage(uren_actief, indicatie_uurdagen / 7, clienten_bekend_actief) as verzilvering,
    percentage(onder_klasse, met_klasse, clienten_met_klasse) as aandeel_onder_klasse,
    percentage(boven_klasse, met_klasse, clienten_met_klasse) as aandeel_boven_klasse,
    percentage(uren_met_referentie, referentie_uurdagen / 28, clienten_met_referentie) as urenindex,
    hoeveelheid(sommen.urenindex * exp(-marge), clienten_met_referentie) as urenindex_laag,
    hoeveelheid(sommen.urenindex * exp(marge), clienten_met_referentie) as urenindex_hoog,
    percentage(uren_met_referentie, referentie_uurdagen / 28 * periodefactoren.factor, clienten_met_referentie)
        as urenindex_vergelijkbaar,
    hoeveelheid(sommen.urenindex * exp(-marge) / nullif(periodefactoren.factor, 0), clienten_met_referentie)
        as urenindex_vergelijkbaar_laag,
    hoeveelheid(sommen.urenindex * exp(marge) / nullif(periodefactoren.factor, 0), clienten_met_referentie)
        as urenindex_vergelijkbaar_hoog,
    percentage(sterk_gedaald, vergelijkbaar, clienten_vergelijkbaar) as aandeel_sterke_daling
from met_marge as sommen
left join periodefactoren on sommen.periode_id = periodefactoren.periode_id
left join tempo
    on sommen.aanbieder_id = tempo.aanbieder_id
    and sommen.periode_id = tempo.periode_id;
