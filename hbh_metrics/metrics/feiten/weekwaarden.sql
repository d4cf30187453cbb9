-- Het weekbeeld: één rij per aanbieder per ISO-week, van voor het experiment (VOORAF, vanaf de eerste week met uren) tot zijn laatste dagen
-- (STAART: een deel van een week). Eenheid is cliënt bij aanbieder. uren is leeg als er geen urenregel van die week is;
-- clienten_hele_week was alle zeven dagen actief (tot en met de peildatum).
-- verwachte_uren: over wie die week hulp heeft, van wie er een urenregel is (geen regel is onbekend, niet nul) en van wie de eigen uren van
-- voor het experiment bekend zijn: eigen uren maal pad gedeeld door starttarief (1 voor het experiment) maal werkdagen met hulp gedeeld
-- door vijf. Een halve week van een cliënt telt zo voor haar werkdagen. uren_van_verwachten: de uren van diezelfde cliënten.
-- Van STAART is er geen verhouding: uren per week geregistreerd zijn niet te verdelen over de dagen voor en na het eind.
create or replace table weekwaarden as
with patronen as (
    select
        aanbieder_id,
        periode_id,
        actieve_dagen_bits,
        weken_met_uren,
        count(*) as clienten,
        count(eigen_uren_week) as clienten_met_eigen_uren,
        sum(eigen_uren_week) as eigen_uren
    from clientperioden
    where actieve_dagen_bits > 0
    group by aanbieder_id, periode_id, actieve_dagen_bits, weken_met_uren
),

actief_per_patroon as (
    select
        patronen.aanbieder_id,
        weken.week_begin,
        (patronen.actieve_dagen_bits >> (7 * weken.week_in_periode)) & 127 as dagen_bits,
        (patronen.weken_met_uren >> weken.week_in_periode) & 1 = 1 as is_bekend,
        weken.werkdag_bits,
        patronen.clienten,
        patronen.clienten_met_eigen_uren,
        patronen.eigen_uren
    from patronen
    inner join tussenstand.weken as weken on patronen.periode_id = weken.periode_id
    union all
    select
        randweken.aanbieder_id,
        weken.week_begin,
        randweken.actieve_dagen_bits,
        randweken.urenrijen > 0,
        weken.werkdag_bits,
        1,
        if(eigen_uren.eigen_uren_week is null, 0, 1),
        eigen_uren.eigen_uren_week
    from tussenstand.randweken as randweken
    inner join tussenstand.weken as weken on randweken.week_begin = weken.week_begin
    left join tussenstand.eigen_uren as eigen_uren on randweken.client_sleutel = eigen_uren.client_sleutel
),

actief as (
    select
        aanbieder_id,
        week_begin,
        sum(clienten * bit_count(dagen_bits)) as actieve_dagen,
        sum(clienten) filter (where dagen_bits = 127) as clienten_hele_week,
        sum(clienten) filter (where dagen_bits = 127 and is_bekend) as clienten_hele_week_met_uren,
        sum(clienten_met_eigen_uren) filter (where is_bekend) as clienten_in_verhouding,
        sum(eigen_uren * bit_count(dagen_bits & werkdag_bits)) filter (where is_bekend) as eigen_urendagen
    from actief_per_patroon
    where dagen_bits > 0
    group by aanbieder_id, week_begin
),

-- Wie meer toewijzingen bij een aanbieder heeft, kan uren op de ene hebben terwijl de andere loopt.
uren_op_andere_toewijzing as (
    select
        urenregels.aanbieder_id,
        urenregels.week_begin,
        urenregels.uren
    from tussenstand.urenregels as urenregels
    inner join tussenstand.feiten as feiten
        on feiten.paar_nummer = urenregels.paarperiode // 100
        and feiten.volgnummer = urenregels.paarperiode % 100
    inner join tussenstand.weken as weken on urenregels.week_begin = weken.week_begin
    where
        urenregels.groep = 'EXPERIMENT'
        and urenregels.heeft_eigen_uren
        and not urenregels.is_binnen
        and not urenregels.is_enige_van_paar
        and (feiten.actieve_dagen_bits >> (7 * weken.week_in_periode)) & 127 > 0
),

uren_per_week as (
    select
        aanbieder_id,
        week_begin,
        sum(uren) as uren,
        count(*) as urenrijen,
        sum(uren) filter (where heeft_eigen_uren and is_binnen) as uren_van_verwachten
    from tussenstand.urenregels
    where groep = 'EXPERIMENT'
    group by aanbieder_id, week_begin
    union all
    select
        randweken.aanbieder_id,
        randweken.week_begin,
        sum(randweken.uren),
        sum(randweken.urenrijen),
        sum(randweken.uren) filter (where randweken.actieve_dagen_bits > 0 and eigen_uren.eigen_uren_week is not null)
    from tussenstand.randweken as randweken
    left join tussenstand.eigen_uren as eigen_uren on randweken.client_sleutel = eigen_uren.client_sleutel
    where randweken.urenrijen > 0
    group by randweken.aanbieder_id, randweken.week_begin
    union all
    select
        aanbieder_id,
        week_begin,
        null,
        0,
        sum(uren)
    from uren_op_andere_toewijzing
    group by aanbieder_id, week_begin
),

uren as (
    select
        aanbieder_id,
        week_begin,
        sum(uren) as uren,
        sum(urenrijen) as urenrijen,
        sum(uren_van_verwachten) as uren_van_verwachten
    from uren_per_week
    group by aanbieder_id, week_begin
),

eerste_week as (
    select min(week_begin) as week_begin
    from tussenstand.randweken
    where soort = 'VOORAF' and urenrijen > 0
),

naast_elkaar as (
    select
        aanbieders.aanbieder_id,
        weken.*,
        uren.uren,
        uren.urenrijen,
        actief.actieve_dagen,
        coalesce(actief.clienten_hele_week, 0) as clienten_hele_week,
        coalesce(actief.clienten_hele_week_met_uren, 0) as clienten_hele_week_met_uren,
        case weken.soort
            when 'VOORAF' then actief.eigen_urendagen::double / 5
            when 'EXPERIMENT'
                then actief.eigen_urendagen::double / 5 * afspraken.pad_eur::double / nullif(afspraken.starttarief_eur, 0)::double
        end as verwachte_uren,
        if(verwachte_uren is null, 0, actief.clienten_in_verhouding) as clienten_in_verhouding,
        if(verwachte_uren is null, null, uren.uren_van_verwachten) as uren_van_verwachten,
        uren_van_verwachten::double / nullif(verwachte_uren, 0) as verhouding
    from aanbieders
    cross join tussenstand.weken as weken
    left join eerste_week on true
    left join tussenstand.afspraken as afspraken
        on aanbieders.aanbieder_id = afspraken.aanbieder_id
        and weken.periode_id = afspraken.periode_id
    left join actief
        on aanbieders.aanbieder_id = actief.aanbieder_id
        and weken.week_begin = actief.week_begin
    left join uren
        on aanbieders.aanbieder_id = uren.aanbieder_id
        and weken.week_begin = uren.week_begin
    where weken.soort <> 'VOORAF' or weken.week_begin >= eerste_week.week_begin
)

select
    aanbieder_id::varchar as aanbieder_id,
    week,
    week_begin,
    week_eind,
    periode_id::varchar as periode_id,
    soort,
    werkdagen,
    week_eind <= $peildatum as is_voorbij,
    uren::decimal(18, 2) as uren,
    coalesce(urenrijen, 0)::bigint as urenrijen,
    coalesce(actieve_dagen, 0)::bigint as actieve_dagen,
    clienten_hele_week::bigint as clienten_hele_week,
    clienten_hele_week_met_uren::bigint as clienten_hele_week_met_uren,
    verwachte_uren::double as verwachte_uren,
    uren_van_verwachten::double as uren_van_verwachten,
    verhouding::double as verhouding,
    coalesce(clienten_in_verhouding, 0)::bigint as clienten_in_verhouding,
    coalesce(
        week_eind <= $peildatum and verhouding is not null and clienten_hele_week_met_uren >= 0.8 * clienten_hele_week, false
    ) as is_compleet
from naast_elkaar
order by aanbieder_id, week_begin;
