-- Maatstaven over betaling, tarief en afgesproken pad: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
-- Wie geen afspraak heeft, telt in TOTAAL niet mee in wat met het pad of het starttarief wordt vergeleken, boven noch onder de streep.
-- Verschillen worden in centen genomen voordat er wordt gedeeld: wie precies volgens afspraak betaalt, wijkt 0 af.
-- TOTAAL heeft geen tarief in een periode waarin de ene aanbieder per uur is betaald en de andere per cliënt.
create table tussenstand.betaling as
with vergeleken as (
    select
        aanbieder_id,
        periode_id,
        bedrag,
        aantal_perioden as aantal,
        bedrag::double / nullif(aantal_perioden, 0)::double as tarief,
        actieve_dagen > 0 and betaalregels = 0 as is_onbekend,
        coalesce(aantal_perioden, 0) = 0 as is_leeg,
        lag(bedrag) over vorige as vorig_bedrag,
        lag(aantal_perioden) over vorige as vorig_aantal,
        lag(tarief) over vorige as vorig_tarief,
        lag(is_onbekend) over vorige as vorige_is_onbekend,
        lag(is_leeg) over vorige as vorige_is_leeg
    from tussenstand.sommen_per_aanbieder
    window vorige as (partition by aanbieder_id order by volgnummer)
),

effecten as (
    select
        aanbieder_id,
        periode_id,
        case
            when vorige_is_onbekend is null or vorige_is_onbekend or is_onbekend then null
            when vorige_is_leeg or is_leeg then (coalesce(bedrag, 0) - coalesce(vorig_bedrag, 0))::double
            else (aantal - vorig_aantal)::double * vorig_tarief
        end as volume_effect,
        case
            when vorige_is_onbekend is null or vorige_is_onbekend or is_onbekend then null
            when vorige_is_leeg or is_leeg then 0
            else aantal::double * (tarief - vorig_tarief)
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

gemengd as (
    select periode_id
    from tussenstand.sommen_per_aanbieder as sommen
    inner join tussenstand.rooster as rooster using (aanbieder_id, periode_id)
    where sommen.aantal > 0
    group by periode_id
    having count(distinct rooster.is_per_uur) > 1
),

afgeleid as (
    select
        sommen.*,
        sommen.aanbieder_id = 'TOTAAL' and gemengd.periode_id is not null as is_gemengd,
        effect.volume_effect,
        effect.prijs_effect,
        bedrag::double / nullif(aantal, 0)::double as betaald_tarief,
        coalesce(pad_eur::double, volgens_pad::double / nullif(aantal_met_pad, 0)::double) as afgesproken_tarief,
        case
            when aantal = aantal_met_pad then 100 * (bedrag - volgens_pad)::double / nullif(volgens_pad, 0)::double
            else 100 * (betaald_tarief / nullif(afgesproken_tarief, 0) - 1)
        end as afwijking_tarief,
        100 * (volgens_starttarief - bedrag_met_starttarief)::double / nullif(volgens_starttarief, 0)::double
            as afbouw_gerealiseerd,
        coalesce(volgens_starttarief_met_pad, 0) = 0 and pad_eur is not null as is_alleen_pad,
        if(is_alleen_pad, pad_eur, volgens_pad) as teller_afgesproken,
        if(is_alleen_pad, starttarief_eur, volgens_starttarief_met_pad) as noemer_afgesproken,
        100 * (noemer_afgesproken - teller_afgesproken)::double / nullif(noemer_afgesproken, 0)::double
            as afbouw_afgesproken
    from tussenstand.sommen as sommen
    inner join effect
        on sommen.aanbieder_id = effect.aanbieder_id
        and sommen.periode_id = effect.periode_id
    left join gemengd on sommen.periode_id = gemengd.periode_id
)

select
    aanbieder_id,
    periode_id,
    hoeveelheid(bedrag_met_taak, clienten_betaald) as betaald,
    hoeveelheid(aantal_perioden, clienten_betaald) as betaalde_clientperioden,
    verhouding(if(is_gemengd, null, bedrag), if(is_gemengd, null, aantal), clienten_betaald) as betaald_tarief,
    if(
        pad_eur is null,
        verhouding(if(is_gemengd, null, volgens_pad), if(is_gemengd, null, aantal_met_pad), clienten_betaald),
        hoeveelheid(pad_eur, clienten_betaald)
    )
        as afgesproken_tarief,
    percentage(bedrag_met_starttarief, volgens_starttarief, clienten_betaald) as tariefindex,
    percentage(teller_afgesproken, noemer_afgesproken, clienten_betaald) as afgesproken_index,
    hoeveelheid(afbouw_gerealiseerd, clienten_betaald) as afbouw_gerealiseerd,
    hoeveelheid(afbouw_afgesproken, clienten_betaald) as afbouw_afgesproken,
    percentage(afbouw_gerealiseerd, afbouw_afgesproken, clienten_betaald) as afbouwvoortgang,
    hoeveelheid(afwijking_tarief, clienten_betaald) as afwijking_tarief,
    hoeveelheid(volume_effect, clienten_betaald) as volume_effect,
    hoeveelheid(prijs_effect, clienten_betaald) as prijs_effect
from afgeleid;
