-- Maatstaven over tevredenheid, zonder periode: één rij per aanbieder (of TOTAAL), één kolom per maatstaf.
-- Alleen wie in het experiment zit, ook bij de respons; die telt mensen met een antwoord, ook buiten het tijdvak van hun meting.
-- Van één paar is er wel een verschil, maar geen marge.
create table tussenstand.tevredenheid as
with gemiddelden as (
    select
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        avg(cijfer) filter (where meting = 'NUL') as gemiddelde_nul,
        avg(cijfer) filter (where meting = 'EIND') as gemiddelde_eind,
        count(*) filter (where meting = 'NUL') as respondenten_nul,
        count(*) filter (where meting = 'EIND') as respondenten_eind
    from tussenstand.rapportcijfers
    where groep = 'EXPERIMENT'
    group by grouping sets ((aanbieder_id), ())
),

verschillen as (
    select
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        count(*) as paren,
        avg(verschil) as verschil,
        t_kwantiel(0.975, nullif(greatest(count(*) - 1, 0), 0)) * stddev_samp(verschil) / sqrt(count(*)) as marge
    from tussenstand.tevredenheidsparen
    where groep = 'EXPERIMENT'
    group by grouping sets ((aanbieder_id), ())
),

gevraagd as (
    select
        case when grouping(uitzet.aanbieder_id) = 1 then 'TOTAAL' else uitzet.aanbieder_id end as aanbieder_id,
        sum(uitzet.aantal_benaderd) filter (where uitzet.meting = 'NUL') as benaderd_nul,
        sum(uitzet.aantal_benaderd) filter (where uitzet.meting = 'EIND') as benaderd_eind,
        sum(geantwoord.mensen) filter (where uitzet.meting = 'NUL') as antwoorden_nul,
        sum(geantwoord.mensen) filter (where uitzet.meting = 'EIND') as antwoorden_eind
    from enquete_uitzet as uitzet
    left join (
        select meting, aanbieder_id, count(*) as mensen
        from tussenstand.formulieren
        where groep = 'EXPERIMENT' and is_laatste
        group by meting, aanbieder_id
    ) as geantwoord
        on uitzet.meting = geantwoord.meting
        and uitzet.aanbieder_id = geantwoord.aanbieder_id
    group by grouping sets ((uitzet.aanbieder_id), ())
),

deelnemers as (
    select aanbieder_id from aanbieders
    union all
    select 'TOTAAL'
)

select
    deelnemers.aanbieder_id,
    null::varchar as periode_id,
    hoeveelheid(gemiddelde_nul, respondenten_nul) as tevredenheid_nul,
    hoeveelheid(gemiddelde_eind, respondenten_eind) as tevredenheid_eind,
    hoeveelheid(verschil, paren) as tevredenheid_verschil,
    hoeveelheid(verschil - marge, paren) as tevredenheid_verschil_laag,
    hoeveelheid(verschil + marge, paren) as tevredenheid_verschil_hoog,
    percentage(if(benaderd_nul is not null, coalesce(antwoorden_nul, 0), null), benaderd_nul, antwoorden_nul) as respons_nul,
    percentage(if(benaderd_eind is not null, coalesce(antwoorden_eind, 0), null), benaderd_eind, antwoorden_eind)
        as respons_eind
from deelnemers
left join gemiddelden on deelnemers.aanbieder_id = gemiddelden.aanbieder_id
left join verschillen on deelnemers.aanbieder_id = verschillen.aanbieder_id
left join gevraagd on deelnemers.aanbieder_id = gevraagd.aanbieder_id;
