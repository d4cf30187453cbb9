-- Maatstaven over kosten tegenover vroeger: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
-- Wie geen eigen referentie heeft, krijgt het gemiddelde van de aanbieder, en anders dat van het hele experiment.
-- Wat cliënten zelf voorheen kostten wordt in centen verrekend voordat er wordt gedeeld: wie evenveel kost als toen, wijkt 0 af, en een dubbeltje is een dubbeltje (afronding op miljardsten). De referentie is
-- die van 28 dagen, en telt naar de dagen van de periode.
-- n is ook bij de opgetelde maatstaven het aantal cliënten dat in deze periode is betaald.
create table tussenstand.kosten as
with gemiddelde_per_aanbieder as (
    select
        aanbieder_id,
        avg(referentie_eur) as gemiddelde_eur
    from tussenstand.paren
    where groep = 'EXPERIMENT'
    group by aanbieder_id
),

gemiddelde as (
    select avg(referentie_eur) as gemiddelde_eur
    from (
        select any_value(referentie_eur) as referentie_eur
        from tussenstand.paren
        where groep = 'EXPERIMENT'
        group by client_sleutel
    )
),

-- De vervangende referentie verschilt per aanbieder; daarom worden de sommen hier pas daarna voor TOTAAL opgeteld.
som as (
    select
        case when grouping(sommen.aanbieder_id) = 1 then 'TOTAAL' else sommen.aanbieder_id end as aanbieder_id,
        sommen.periode_id,
        any_value(sommen.volgnummer) as volgnummer,
        any_value(sommen.dagen) as dagen,
        sum(sommen.bedrag) as betaald,
        coalesce(sum(sommen.eigen_referentiekosten), 0) as eigen_referentiekosten,
        coalesce(
            sum(
                sommen.aantal_zonder_referentie::double * coalesce(per_aanbieder.gemiddelde_eur, gemiddelde.gemiddelde_eur)
            ),
            0
        ) as vervangende_referentiekosten,
        bool_or(coalesce(per_aanbieder.gemiddelde_eur, gemiddelde.gemiddelde_eur) is not null) as is_referentie_bekend
    from tussenstand.sommen_per_aanbieder as sommen
    cross join gemiddelde
    left join gemiddelde_per_aanbieder as per_aanbieder on sommen.aanbieder_id = per_aanbieder.aanbieder_id
    group by grouping sets ((sommen.aanbieder_id, sommen.periode_id), (sommen.periode_id))
),

tegenover as (
    select
        *,
        betaald is not null and is_referentie_bekend as is_vergelijkbaar,
        if(is_vergelijkbaar, 28 * betaald, null) as betaald_maal_28,
        if(is_vergelijkbaar, dagen * eigen_referentiekosten, null) as eigen_maal_28,
        if(is_vergelijkbaar, dagen * vervangende_referentiekosten, null) as vervangend_maal_28
    from som
),

lopend as (
    select
        *,
        round((eigen_maal_28::double + vervangend_maal_28) / 28, 9) as referentiekosten,
        round(((betaald_maal_28 - eigen_maal_28)::double - vervangend_maal_28) / 28, 9) as verschil,
        sum(betaald_maal_28 - eigen_maal_28) over tot_nu_toe as eigen_verschil_cum,
        sum(eigen_maal_28) over tot_nu_toe as eigen_cum,
        sum(vervangend_maal_28) over tot_nu_toe as vervangend_cum,
        round((eigen_verschil_cum::double - vervangend_cum) / 28, 9) as verschil_cum,
        round((eigen_cum::double + vervangend_cum) / 28, 9) as referentiekosten_cum
    from tegenover
    window tot_nu_toe as (partition by aanbieder_id order by volgnummer)
)

select
    lopend.aanbieder_id,
    lopend.periode_id,
    hoeveelheid(sommen.volgens_starttarief - sommen.bedrag_met_starttarief, sommen.clienten_betaald) as besparing_starttarief,
    hoeveelheid(referentiekosten, sommen.clienten_betaald) as referentiekosten,
    verhouding(sommen.bedrag_voor_groep, sommen.clienten_van_groep, sommen.clienten_van_groep) as kosten_per_client,
    hoeveelheid(verschil, sommen.clienten_betaald) as kosten_tov_referentie,
    hoeveelheid(verschil_cum, sommen.clienten_betaald) as kosten_tov_referentie_cum,
    percentage(verschil_cum, referentiekosten_cum, sommen.clienten_betaald) as kosten_tov_referentie_cum_pct
from lopend
inner join tussenstand.sommen as sommen
    on lopend.aanbieder_id = sommen.aanbieder_id
    and lopend.periode_id = sommen.periode_id;
