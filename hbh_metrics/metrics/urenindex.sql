-- Maatstaven over uren tegenover de eigen uren van voorheen: één rij per aanbieder (of TOTAAL) per periode. Eenheid is cliënt bij aanbieder.
-- Zij lopen over wie bekend is (ten minste één urenregel in de periode) en een referentie heeft, boven en onder de streep.
create table tussenstand.urenindex as
-- Hoeveel uren er in de weken van een periode te verwachten zijn tegenover een gewone week in het jaar voor het experiment.
-- Elke week telt voor haar dagen in de periode; van een periode van hele weken is dat het gemiddelde.
with dagen_per_week as (
    select
        perioden.periode_id,
        weken.week_begin,
        any_value(weekfactoren.factor) as factor,
        count(*) as dagen
    from tussenstand.dagen as dagen
    inner join tussenstand.perioden as perioden on dagen.volgnummer = perioden.volgnummer
    inner join tussenstand.weken as weken on dagen.week_begin = weken.week_begin
    inner join tussenstand.weekfactoren as weekfactoren on weken.werkdagen = weekfactoren.werkdagen
    group by perioden.periode_id, weken.week_begin
),

periodefactoren as (
    select
        periode_id,
        if(min(dagen) = 7, avg(factor), sum(factor * dagen) / sum(dagen)) / nullif(
            (
                select avg(van_week.factor)
                from unnest($werkdagen_per_week_ervoor::tinyint[]) as jaar_ervoor (werkdagen)
                inner join tussenstand.weekfactoren as van_week on jaar_ervoor.werkdagen = van_week.werkdagen
            ),
            0
        ) as factor
    from dagen_per_week
    group by periode_id
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
left join periodefactoren on sommen.periode_id = periodefactoren.periode_id;
