-- De dagen van die perioden: één rij per dag, met de bit van haar week in de periode.
create table tussenstand.dagen as
select
    (weken.week_begin + dag.nummer::integer)::date as datum,
    weken.week_begin,
    perioden.volgnummer,
    (1 << weken.week_in_periode)::utinyint as week_bit
from tussenstand.weken as weken
inner join tussenstand.perioden as perioden on weken.periode_id = perioden.periode_id
cross join range(7) as dag (nummer);
