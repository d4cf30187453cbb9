-- De indexcijfers: één rij per reeks per jaar per soort.
select
    reeks,
    jaar,
    soort,
    pct
from indexcijfers
order by reeks, jaar, soort;
