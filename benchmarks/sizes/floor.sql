-- De ondergrens: alleen lezen en groeperen van de geleverde uren, één rij per cliënt per periode.
create table kaal as
select
    client_sleutel,
    (datum - date '2014-01-27') // 28 as periode,
    sum(uren) as uren,
    count(*) as urenrijen
from geleverde_uren
group by client_sleutel, periode;
