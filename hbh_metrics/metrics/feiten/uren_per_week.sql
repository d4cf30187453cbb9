-- De geleverde uren per week: één rij per aanbieder per week met uren. uren_van_verwachten zijn die van wie die week hulp heeft en van wie
-- de eigen uren van voor het experiment bekend zijn. Wie meer toewijzingen bij een aanbieder heeft, kan uren op de ene hebben terwijl de
-- andere loopt.
create table tussenstand.uren_per_week as
with uren_op_andere_toewijzing as (
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

per_bron as (
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
        paren.aanbieder_id,
        randweken.week_begin,
        sum(randweken.uren),
        sum(randweken.urenrijen),
        sum(randweken.uren) filter (where randweken.actieve_dagen_bits > 0 and paren.eigen_uren_week is not null)
    from tussenstand.randweken as randweken
    inner join tussenstand.paren as paren on randweken.paar_nummer = paren.paar_nummer
    where randweken.urenrijen > 0
    group by paren.aanbieder_id, randweken.week_begin
    union all
    select
        aanbieder_id,
        week_begin,
        null,
        0,
        sum(uren)
    from uren_op_andere_toewijzing
    group by aanbieder_id, week_begin
)

select
    aanbieder_id,
    week_begin,
    sum(uren) as uren,
    sum(urenrijen) as urenrijen,
    sum(uren_van_verwachten) as uren_van_verwachten
from per_bron
group by aanbieder_id, week_begin;
