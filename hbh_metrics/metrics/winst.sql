-- Wie het voordeel houdt van minder uren: één rij per aanbieder (of TOTAAL) per periode, en één zonder periode; één kolom per maatstaf.
-- Van cliënten voor wie is betaald, die de hele periode hulp hadden, van wie uren en een referentie bekend zijn, in volledige perioden van hun
-- aanbieder. Een uur kost er wat het voor het experiment kostte: alle bedragen van toen gedeeld door alle uren van toen, per aanbieder.
-- Wat een cliënt eerst kostte, is over 28 dagen en telt naar de dagen van de periode; wie per uur wordt betaald, telt als één.
-- Zonder periode staat er het geheel, en van de laatste drie perioden die voor TOTAAL volledig zijn. n zijn de cliënten.
create table tussenstand.winst as
with uurtarieven as (
    select
        aanbieder_id,
        sum(referentie_eur)::double / nullif(sum(referentie_uren), 0)::double as uurtarief_eur
    from tussenstand.paren
    where groep = 'EXPERIMENT' and eerste_dag is not null and referentie_eur is not null and referentie_uren is not null
    group by aanbieder_id
),

cellen as (
    select
        clientperioden.client_sleutel,
        clientperioden.aanbieder_id,
        clientperioden.periode_id,
        if(rooster.is_per_uur, 1, clientperioden.aantal_netto) * rooster.dagen * clientperioden.referentie_eur as voorheen_maal_28,
        clientperioden.bedrag_netto_eur as betaald,
        clientperioden.uren,
        eind.volgnummer is not null as is_eind
    from clientperioden
    inner join tussenstand.rooster as rooster
        on clientperioden.aanbieder_id = rooster.aanbieder_id
        and clientperioden.periode_id = rooster.periode_id
    inner join tussenstand.effectkeuze as alles
        on alles.venster = 'ALLES'
        and clientperioden.aanbieder_id = alles.aanbieder_id
        and rooster.volgnummer = alles.volgnummer
    left join tussenstand.effectkeuze as eind
        on eind.venster = 'EIND'
        and clientperioden.aanbieder_id = eind.aanbieder_id
        and rooster.volgnummer = eind.volgnummer
    where
        clientperioden.aantal_netto > 0
        and clientperioden.urenrijen > 0
        and clientperioden.actieve_dagen = rooster.dagen
        and clientperioden.referentie_eur is not null
        and clientperioden.referentie_uren is not null
),

per_aanbieder as (
    select
        aanbieder_id,
        periode_id,
        is_eind,
        sum(voorheen_maal_28) as voorheen_maal_28,
        sum(betaald) as betaald,
        sum(uren) as uren
    from cellen
    group by aanbieder_id, periode_id, is_eind
),

per_client as (
    select
        aanbieder_id,
        periode_id,
        client_sleutel,
        bool_or(is_eind) as is_eind
    from cellen
    group by grouping sets ((aanbieder_id, periode_id, client_sleutel), (periode_id, client_sleutel), (aanbieder_id, client_sleutel), (client_sleutel))
),

geteld as (
    select
        coalesce(aanbieder_id::varchar, 'TOTAAL') as aanbieder_id,
        periode_id::varchar as periode_id,
        count(*) as clienten,
        count_if(is_eind) as clienten_eind
    from per_client
    group by aanbieder_id, periode_id
),

opgeteld as (
    select
        if(grouping(aanbieder_id) = 1, 'TOTAAL', aanbieder_id::varchar) as aanbieder_id,
        if(grouping(periode_id) = 1, null, periode_id::varchar) as periode_id,
        grouping(periode_id) = 1 as is_geheel,
        round(sum(voorheen_maal_28)::double / 28, 9) as voorheen,
        sum(betaald)::double as betaald,
        case when bool_and(uurtarief_eur is not null) then sum(uren * uurtarief_eur) end as waarde_uren,
        round((sum(voorheen_maal_28) filter (where is_eind))::double / 28, 9) as voorheen_eind,
        (sum(betaald) filter (where is_eind))::double as betaald_eind,
        case
            when bool_and(uurtarief_eur is not null) filter (where is_eind) then sum(uren * uurtarief_eur) filter (where is_eind)
        end as waarde_uren_eind
    from per_aanbieder
    left join uurtarieven using (aanbieder_id)
    group by grouping sets ((aanbieder_id, periode_id), (periode_id), (aanbieder_id), ())
)

select
    opgeteld.aanbieder_id,
    opgeteld.periode_id,
    hoeveelheid(voorheen - waarde_uren, clienten) as winst_totaal,
    hoeveelheid(voorheen - betaald, clienten) as winst_gemeente,
    hoeveelheid(betaald - waarde_uren, clienten) as winst_aanbieder,
    deel_van_winst(voorheen - betaald, voorheen - waarde_uren, clienten) as aandeel_winst_gemeente,
    hoeveelheid(voorheen, clienten) as kosten_voorheen,
    hoeveelheid(voorheen_eind - waarde_uren_eind, clienten_eind) as winst_totaal_eind,
    hoeveelheid(voorheen_eind - betaald_eind, clienten_eind) as winst_gemeente_eind,
    hoeveelheid(betaald_eind - waarde_uren_eind, clienten_eind) as winst_aanbieder_eind,
    deel_van_winst(voorheen_eind - betaald_eind, voorheen_eind - waarde_uren_eind, clienten_eind) as aandeel_winst_gemeente_eind,
    hoeveelheid(voorheen_eind, clienten_eind) as kosten_voorheen_eind,
    case
        when opgeteld.aanbieder_id = 'TOTAAL'
            then hoeveelheid(voorheen_eind * verhouding.verhouding, clienten_eind)
    end as referentiekosten_gecorrigeerd
from opgeteld
inner join geteld
    on opgeteld.aanbieder_id = geteld.aanbieder_id
    and opgeteld.periode_id is not distinct from geteld.periode_id
left join tussenstand.effectverhoudingen as verhouding
    on opgeteld.is_geheel
    and verhouding.venster = 'EIND'
    and verhouding.groep = 'VERGELIJKING';
