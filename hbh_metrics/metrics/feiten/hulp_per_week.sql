-- Wie er hulp heeft en wat van hen wordt verwacht: één rij per aanbieder per week. Eenheid is cliënt bij aanbieder.
-- eigen_urendagen is de som van eigen uren per week maal werkdagen met hulp, over wie een urenregel heeft. Wie in een periode dezelfde dagen
-- en dezelfde weken met uren heeft, wordt eerst samen geteld: dat zijn er veel.
create table tussenstand.hulp_per_week as
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
        (patronen.actieve_dagen_bits >> weken.dag_in_periode) & 127 as dagen_bits,
        (patronen.weken_met_uren >> weken.week_in_periode) & 1 = 1 as is_bekend,
        weken.werkdag_bits,
        patronen.clienten,
        patronen.clienten_met_eigen_uren,
        patronen.eigen_uren
    from patronen
    inner join tussenstand.weken as weken on patronen.periode_id = weken.periode_id and weken.is_heel
    union all
    select
        paren.aanbieder_id,
        weken.week_begin,
        randweken.actieve_dagen_bits,
        randweken.urenrijen > 0,
        weken.werkdag_bits,
        1,
        if(paren.eigen_uren_week is null, 0, 1),
        paren.eigen_uren_week
    from tussenstand.randweken as randweken
    inner join tussenstand.weken as weken on randweken.week_begin = weken.week_begin
    inner join tussenstand.paren as paren on randweken.paar_nummer = paren.paar_nummer
)

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
group by aanbieder_id, week_begin;
