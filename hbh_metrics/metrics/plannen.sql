-- Maatstaven over gesprekken en plannen: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
create table tussenstand.plannen as
select
    aanbieder_id,
    periode_id,
    percentage(met_plan, verwacht, clienten) as plandekking,
    percentage(met_gesprek, verwacht, clienten) as gespreksdekking,
    percentage(netwerk['DEELS'] + netwerk['GROTENDEELS'], met_plan, clienten_met_plan) as netwerkinzet
from tussenstand.plannen_geteld;
