-- De dagen van die weken, voor zover zij tellen: één rij per dag. volgnummer is dat van de hele periode waarin de dag ligt. In een week die
-- heel in haar periode ligt met de bit van die week in de periode; anders is de bit 0, en telt de week bij de randweken.
create table tussenstand.dagen as
select
    (weken.week_begin + dag.nummer::integer)::date as datum,
    weken.soort,
    weken.is_heel,
    weken.week_begin,
    perioden.volgnummer,
    if(weken.is_heel, 1 << weken.week_in_periode, 0)::utinyint as week_bit
from tussenstand.weken as weken
cross join range(7) as dag (nummer)
left join tussenstand.perioden as perioden on weken.week_begin + dag.nummer::integer between perioden.begin and perioden.eind
where weken.week_begin + dag.nummer::integer <= weken.laatste_dag;
