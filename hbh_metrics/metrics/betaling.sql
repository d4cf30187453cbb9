-- Maatstaven over betaling, tarief en afgesproken pad: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
-- Wie geen afspraak heeft, telt in TOTAAL niet mee in wat met het pad of het starttarief wordt vergeleken, boven noch onder de streep.
-- Verschillen worden in centen genomen voordat er wordt gedeeld: wie precies volgens afspraak betaalt, wijkt 0 af.
create table tussenstand.betaling as
with som as (
    select
        rooster.periode_id,
        case when grouping(rooster.aanbieder_id) = 1 then 'TOTAAL' else rooster.aanbieder_id end as aanbieder_id,
        case when grouping(rooster.aanbieder_id) = 0 then any_value(pad_eur) end as pad_eur,
        case when grouping(rooster.aanbieder_id) = 0 then any_value(starttarief_eur) end as starttarief_eur,
        any_value(volgnummer) as volgnummer,
        unieke_clienten(aantal_netto > 0, client_sleutel, aanbieders_van_client) as betaalde_clienten,
        coalesce(sum(betaalregels), 0) as betaalregels,
        coalesce(sum(actieve_dagen), 0) as actieve_dagen,
        sum(bedrag_netto_eur) as betaald,
        sum(aantal_netto) as betaalde_clientperioden,
        sum(aantal_netto) filter (where pad_eur is not null) as clientperioden_met_pad,
        sum(aantal_netto * pad_eur) as volgens_pad,
        sum(bedrag_netto_eur) filter (where starttarief_eur is not null) as betaald_met_starttarief,
        sum(aantal_netto * starttarief_eur) as volgens_starttarief,
        sum(aantal_netto * starttarief_eur) filter (where pad_eur is not null) as volgens_starttarief_met_pad
    from tussenstand.rooster as rooster
    left join clientperioden
        on rooster.aanbieder_id = clientperioden.aanbieder_id
        and rooster.periode_id = clientperioden.periode_id
    group by grouping sets ((rooster.aanbieder_id, rooster.periode_id), (rooster.periode_id))
),

vergeleken as (
    select
        aanbieder_id,
        periode_id,
        betaald,
        betaalde_clientperioden,
        betaald::double / nullif(betaalde_clientperioden, 0)::double as tarief,
        actieve_dagen > 0 and betaalregels = 0 as is_onbekend,
        coalesce(betaalde_clientperioden, 0) = 0 as is_leeg,
        lag(betaald) over vorige as vorig_betaald,
        lag(betaalde_clientperioden) over vorige as vorige_clientperioden,
        lag(tarief) over vorige as vorig_tarief,
        lag(is_onbekend) over vorige as vorige_is_onbekend,
        lag(is_leeg) over vorige as vorige_is_leeg
    from som
    where aanbieder_id <> 'TOTAAL'
    window vorige as (partition by aanbieder_id order by volgnummer)
),

effecten as (
    select
        aanbieder_id,
        periode_id,
        case
            when vorige_is_onbekend is null or vorige_is_onbekend or is_onbekend then null
            when vorige_is_leeg or is_leeg then (coalesce(betaald, 0) - coalesce(vorig_betaald, 0))::double
            else (betaalde_clientperioden - vorige_clientperioden)::double * vorig_tarief
        end as volume_effect,
        case
            when vorige_is_onbekend is null or vorige_is_onbekend or is_onbekend then null
            when vorige_is_leeg or is_leeg then 0
            else betaalde_clientperioden::double * (tarief - vorig_tarief)
        end as prijs_effect
    from vergeleken
),

effect as (
    select
        periode_id,
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        sum(volume_effect) as volume_effect,
        sum(prijs_effect) as prijs_effect
    from effecten
    group by grouping sets ((aanbieder_id, periode_id), (periode_id))
),

afgeleid as (
    select
        som.*,
        effect.volume_effect,
        effect.prijs_effect,
        betaald::double / nullif(betaalde_clientperioden, 0)::double as betaald_tarief,
        coalesce(pad_eur::double, volgens_pad::double / nullif(clientperioden_met_pad, 0)::double) as afgesproken_tarief,
        case
            when betaalde_clientperioden = clientperioden_met_pad
                then 100 * (betaald - volgens_pad)::double / nullif(volgens_pad, 0)::double
            else 100 * (betaald_tarief / nullif(afgesproken_tarief, 0) - 1)
        end as afwijking_tarief,
        100 * (volgens_starttarief - betaald_met_starttarief)::double / nullif(volgens_starttarief, 0)::double
            as afbouw_gerealiseerd,
        coalesce(volgens_starttarief_met_pad, 0) = 0 and pad_eur is not null as is_alleen_pad,
        if(is_alleen_pad, pad_eur, volgens_pad) as teller_afgesproken,
        if(is_alleen_pad, starttarief_eur, volgens_starttarief_met_pad) as noemer_afgesproken,
        100 * (noemer_afgesproken - teller_afgesproken)::double / nullif(noemer_afgesproken, 0)::double
            as afbouw_afgesproken
    from som
    inner join effect
        on som.aanbieder_id = effect.aanbieder_id
        and som.periode_id = effect.periode_id
)

select
    aanbieder_id,
    periode_id,
    hoeveelheid(betaald, betaalde_clienten) as betaald,
    hoeveelheid(betaalde_clientperioden, betaalde_clienten) as betaalde_clientperioden,
    verhouding(betaald, betaalde_clientperioden, betaalde_clienten) as betaald_tarief,
    case
        when aanbieder_id = 'TOTAAL' then verhouding(volgens_pad, clientperioden_met_pad, betaalde_clienten)
        else hoeveelheid(pad_eur, betaalde_clienten)
    end as afgesproken_tarief,
    percentage(betaald_met_starttarief, volgens_starttarief, betaalde_clienten) as tariefindex,
    percentage(teller_afgesproken, noemer_afgesproken, betaalde_clienten) as afgesproken_index,
    hoeveelheid(afbouw_gerealiseerd, betaalde_clienten) as afbouw_gerealiseerd,
    hoeveelheid(afbouw_afgesproken, betaalde_clienten) as afbouw_afgesproken,
    percentage(afbouw_gerealiseerd, afbouw_afgesproken, betaalde_clienten) as afbouwvoortgang,
    hoeveelheid(afwijking_tarief, betaalde_clienten) as afwijking_tarief,
    hoeveelheid(volume_effect, betaalde_clienten) as volume_effect,
    hoeveelheid(prijs_effect, betaalde_clienten) as prijs_effect
from afgeleid;
