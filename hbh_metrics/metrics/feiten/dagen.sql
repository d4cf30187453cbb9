-- De dagen van die perioden: één rij per dag, met de bit van haar week in de periode.
create table tussenstand.dagen as
select
    (weken.week_begin + dag.nummer::integer)::date as datum,
    weken.periode_id,
    weken.week_begin,
    (1 << weken.week_in_periode)::utinyint as week_bit
from tussenstand.weken as weken
cross join range(7) as dag (nummer);
