-- De geleverde uren per week: één rij per aanbieder per week met uren. uren_van_verwachten zijn die van wie die week hulp heeft en van wie
-- de eigen uren van voor het experiment bekend zijn: alle uren van de laatsten, min die in een week zonder een dag hulp bij de aanbieder.
-- Zulke weken zijn er weinig; zij worden eerst uitgezocht, onder wie in de periode ten minste zeven dagen geen hulp had.
create table tussenstand.uren_per_week as
with deels_hulp as materialized (
    select
        feiten.paar_nummer * 100 + feiten.volgnummer as paarperiode,
        feiten.volgnummer,
        feiten.weken_met_uren,
        coalesce(feiten.actieve_dagen_bits, 0) as actieve_dagen_bits
    from tussenstand.feiten as feiten
    inner join tussenstand.perioden as perioden on feiten.volgnummer = perioden.volgnummer
    where feiten.weken_met_uren > 0 and coalesce(bit_count(feiten.actieve_dagen_bits), 0) <= perioden.eind - perioden.begin - 6
),

weken_zonder_hulp as (
    select
        deels_hulp.paarperiode,
        weken.week_begin
    from deels_hulp
    inner join tussenstand.weken as weken
        on deels_hulp.volgnummer = weken.volgnummer
        and weken.is_heel
        and (deels_hulp.weken_met_uren >> weken.week_in_periode) & 1 = 1
        and (deels_hulp.actieve_dagen_bits >> weken.dag_in_periode) & 127 = 0
),

per_bron as (
    select
        aanbieder_id,
        week_begin,
        sum(uren) as uren,
        count(*) as urenrijen,
        sum(uren) filter (where heeft_eigen_uren) as uren_van_verwachten
    from tussenstand.urenregels
    where groep = 'EXPERIMENT' and not is_per_periode and week_bit > 0
    group by aanbieder_id, week_begin
    union all
    select
        urenregels.aanbieder_id,
        urenregels.week_begin,
        null,
        0,
        -sum(urenregels.uren)
    from tussenstand.urenregels as urenregels
    inner join weken_zonder_hulp
        on urenregels.paarperiode = weken_zonder_hulp.paarperiode
        and urenregels.week_begin = weken_zonder_hulp.week_begin
    where urenregels.groep = 'EXPERIMENT' and urenregels.heeft_eigen_uren and not urenregels.is_per_periode
    group by urenregels.aanbieder_id, urenregels.week_begin
    union all
    select
        paren.aanbieder_id,
        randweken.week_begin,
        sum(randweken.uren),
        sum(randweken.urenrijen),
        sum(randweken.uren) filter (where randweken.actieve_dagen_bits > 0 and paren.eigen_uren_week is not null)
    from tussenstand.randweken as randweken
    inner join tussenstand.paren as paren on randweken.paar_nummer = paren.paar_nummer
    where randweken.urenrijen > 0
    group by paren.aanbieder_id, randweken.week_begin
)

select
    aanbieder_id,
    week_begin,
    sum(uren) as uren,
    sum(urenrijen) as urenrijen,
    sum(uren_van_verwachten) as uren_van_verwachten
from per_bron
group by aanbieder_id, week_begin;
