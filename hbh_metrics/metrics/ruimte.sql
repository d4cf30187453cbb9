-- Maatstaven over de bestedingsruimte van een jaar: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
-- Het jaar is dat van de periode. Er geldt wat op de laatste dag van de periode is vastgesteld, van dat de hoogste versie.
-- TOTAAL gaat over wie een ruimte heeft, boven en onder de streep. Het tempo is het gemiddelde van de laatste drie afgelopen perioden.
create table tussenstand.ruimte as
with ruimte as (
    select
        rooster.aanbieder_id,
        rooster.periode_id,
        arg_max(bestedingsruimte.bedrag_eur, bestedingsruimte.versie) as ruimte
    from tussenstand.rooster as rooster
    inner join bestedingsruimte
        on rooster.aanbieder_id::varchar = bestedingsruimte.aanbieder_id
        and left(rooster.periode_id::varchar, 4) = bestedingsruimte.jaar::varchar
        and bestedingsruimte.vastgesteld_op <= rooster.eind
    group by rooster.aanbieder_id, rooster.periode_id
),

lopend as (
    select
        sommen.aanbieder_id,
        sommen.periode_id,
        sommen.volgnummer,
        sommen.clienten_betaald,
        sum(sommen.bedrag_met_taak) over (
            partition by sommen.aanbieder_id, left(sommen.periode_id::varchar, 4)
            order by sommen.volgnummer
        ) as betaald
    from tussenstand.sommen_per_aanbieder as sommen
),

naast_elkaar as (
    select
        lopend.*,
        ruimte.ruimte,
        if(ruimte.ruimte is null, null, lopend.betaald) as betaald_met_ruimte
    from lopend
    left join ruimte
        on lopend.aanbieder_id = ruimte.aanbieder_id
        and lopend.periode_id = ruimte.periode_id
),

afgelopen as (
    select
        nu.aanbieder_id,
        nu.periode_id,
        eerder.bedrag_met_taak as betaald,
        row_number() over (partition by nu.aanbieder_id, nu.periode_id order by eerder.volgnummer desc) as plaats
    from tussenstand.sommen_per_aanbieder as nu
    inner join tussenstand.sommen_per_aanbieder as eerder
        on nu.aanbieder_id = eerder.aanbieder_id
        and eerder.volgnummer <= nu.volgnummer
        and not eerder.is_open
),

tempo as (
    select
        aanbieder_id,
        periode_id,
        avg(betaald::double) as gemiddeld,
        min(betaald)::double as laagste,
        max(betaald)::double as hoogste
    from afgelopen
    where plaats <= 3
    group by aanbieder_id, periode_id
),

per_aanbieder as (
    select
        naast_elkaar.aanbieder_id,
        naast_elkaar.periode_id,
        if(ruimte is null, null, greatest(ruimte - coalesce(betaald, 0), 0))::double as over,
        over / if(tempo.gemiddeld > 0, tempo.gemiddeld, null) as perioden,
        over / if(tempo.gemiddeld > 0 and tempo.hoogste > 0, tempo.hoogste, null) as perioden_laag,
        over / if(tempo.gemiddeld > 0 and tempo.laagste > 0, tempo.laagste, null) as perioden_hoog
    from naast_elkaar
    left join tempo
        on naast_elkaar.aanbieder_id = tempo.aanbieder_id
        and naast_elkaar.periode_id = tempo.periode_id
),

opgeteld as (
    select
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        periode_id,
        sum(betaald_met_ruimte) as betaald,
        sum(ruimte) as ruimte,
        coalesce(sum(clienten_betaald) filter (where ruimte is not null), 0) as clienten
    from naast_elkaar
    group by grouping sets ((aanbieder_id, periode_id), (periode_id))
)

select
    opgeteld.aanbieder_id,
    opgeteld.periode_id,
    percentage(opgeteld.betaald, opgeteld.ruimte, opgeteld.clienten) as benutting_ruimte,
    hoeveelheid(per_aanbieder.perioden, opgeteld.clienten) as ruimte_op_datum,
    hoeveelheid(per_aanbieder.perioden_laag, opgeteld.clienten) as ruimte_op_datum_laag,
    hoeveelheid(per_aanbieder.perioden_hoog, opgeteld.clienten) as ruimte_op_datum_hoog
from opgeteld
left join per_aanbieder
    on opgeteld.aanbieder_id = per_aanbieder.aanbieder_id::varchar
    and opgeteld.periode_id = per_aanbieder.periode_id;
