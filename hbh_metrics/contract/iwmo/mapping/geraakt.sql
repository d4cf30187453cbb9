-- De toewijzingen die door berichten van deze levering nieuw of anders worden: één rij per toewijzing, met de laatste toewijzing en de laatste
-- start en stop ervan, elk als geheel; leeg waar er geen is, of wij al een latere hebben.
with nieuw as (
    select *
    from bericht_toewijzingen
    where volgorde = 1 and not is_ouder
),

voortgang as (
    select *
    from bericht_voortgang
    where volgorde = 1 and not is_ouder
),

starts as (
    select *
    from voortgang
    where soort = 'start'
),

stops as (
    select *
    from voortgang
    where soort = 'stop'
)

select
    coalesce(nieuw.toewijzing_nummer, starts.toewijzing_nummer, stops.toewijzing_nummer) as toewijzing_nummer,
    nieuw,
    starts,
    stops
from nieuw
full join starts on nieuw.toewijzing_nummer = starts.toewijzing_nummer
full join stops on coalesce(nieuw.toewijzing_nummer, starts.toewijzing_nummer) = stops.toewijzing_nummer
