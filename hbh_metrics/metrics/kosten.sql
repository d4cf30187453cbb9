-- Maatstaven over kosten tegenover vroeger: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
-- Wie geen eigen referentie heeft, krijgt het gemiddelde van de aanbieder, en anders dat van het hele experiment.
-- Wat cliënten zelf eerder kostten wordt in centen verrekend voordat er wordt gedeeld: wie evenveel kost als toen, wijkt 0 af.
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

feiten as (
    select
        rooster.aanbieder_id,
        rooster.periode_id,
        rooster.volgnummer,
        rooster.starttarief_eur,
        clientperioden.client_sleutel,
        clientperioden.aanbieders_van_client,
        clientperioden.aantal_netto,
        clientperioden.bedrag_netto_eur,
        clientperioden.referentie_eur,
        coalesce(per_aanbieder.gemiddelde_eur, gemiddelde.gemiddelde_eur) as vervangende_referentie_eur
    from tussenstand.rooster as rooster
    cross join gemiddelde
    left join gemiddelde_per_aanbieder as per_aanbieder on rooster.aanbieder_id = per_aanbieder.aanbieder_id
    left join clientperioden
        on rooster.aanbieder_id = clientperioden.aanbieder_id
        and rooster.periode_id = clientperioden.periode_id
        and clientperioden.betaalregels > 0
),

som as (
    select
        periode_id,
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        any_value(volgnummer) as volgnummer,
        unieke_clienten(aantal_netto > 0, client_sleutel, aanbieders_van_client) as betaalde_clienten,
        sum(bedrag_netto_eur) as betaald,
        sum(bedrag_netto_eur) filter (where starttarief_eur is not null) as betaald_met_starttarief,
        sum(aantal_netto * starttarief_eur) as volgens_starttarief,
        coalesce(sum(aantal_netto * referentie_eur), 0) as eigen_referentiekosten,
        coalesce(sum(aantal_netto::double * vervangende_referentie_eur) filter (where referentie_eur is null), 0)
            as vervangende_referentiekosten,
        bool_or(vervangende_referentie_eur is not null) as is_referentie_bekend
    from feiten
    group by grouping sets ((aanbieder_id, periode_id), (periode_id))
),

tegenover as (
    select
        *,
        betaald is not null and is_referentie_bekend as is_vergelijkbaar,
        if(is_vergelijkbaar, eigen_referentiekosten, null) as eigen_eur,
        if(is_vergelijkbaar, vervangende_referentiekosten, null) as vervangend_eur
    from som
),

lopend as (
    select
        *,
        eigen_eur::double + vervangend_eur as referentiekosten,
        (betaald - eigen_eur)::double - vervangend_eur as verschil,
        sum(betaald - eigen_eur) over tot_nu_toe as eigen_verschil_cum,
        sum(eigen_eur) over tot_nu_toe as eigen_cum,
        sum(vervangend_eur) over tot_nu_toe as vervangend_cum,
        eigen_verschil_cum::double - vervangend_cum as verschil_cum,
        eigen_cum::double + vervangend_cum as referentiekosten_cum
    from tegenover
    window tot_nu_toe as (partition by aanbieder_id order by volgnummer)
)

select
    aanbieder_id,
    periode_id,
    hoeveelheid(volgens_starttarief - betaald_met_starttarief, betaalde_clienten) as besparing_starttarief,
    hoeveelheid(referentiekosten, betaalde_clienten) as referentiekosten,
    hoeveelheid(verschil, betaalde_clienten) as kosten_tov_referentie,
    hoeveelheid(verschil_cum, betaalde_clienten) as kosten_tov_referentie_cum,
    percentage(verschil_cum, referentiekosten_cum, betaalde_clienten) as kosten_tov_referentie_cum_pct
from lopend;
