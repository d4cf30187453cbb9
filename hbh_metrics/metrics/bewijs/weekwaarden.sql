-- Het weekbeeld waarop signalen rusten: één rij per aanbieder per ISO-week.
select
    aanbieder_id,
    week,
    week_begin,
    week_eind,
    periode_id,
    soort,
    werkdagen,
    is_voorbij,
    is_compleet,
    uren,
    urenrijen,
    actieve_dagen,
    clienten_hele_week,
    clienten_hele_week_met_uren,
    verwachte_uren,
    uren_van_verwachten,
    verhouding,
    clienten_in_verhouding,
    is_alleen_per_periode
from weekwaarden
order by aanbieder_id, week_begin;
