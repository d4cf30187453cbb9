-- De dagen van die weken, voor zover zij tellen: één rij per dag. In een hele periode met de bit van haar week in de periode.
create table tussenstand.dagen as
select
    (weken.week_begin + dag.nummer::integer)::date as datum,
    weken.soort,
    weken.week_begin,
    weken.volgnummer,
    (1 << weken.week_in_periode)::utinyint as week_bit
from tussenstand.weken as weken
cross join range(7) as dag (nummer)
where weken.week_begin + dag.nummer::integer <= weken.laatste_dag;
