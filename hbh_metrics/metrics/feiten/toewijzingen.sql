-- De toewijzingen met wat de cliënt voor het experiment in een week van vijf werkdagen kreeg: één rij per toewijzing.
-- nieuw_vanaf is de eerste dag die niet al onder een eerdere toewijzing van de cliënt valt, bij welke aanbieder ook:
-- de dagen vanaf daar tellen op tot de verschillende dagen van de cliënt over alle aanbieders.
create table tussenstand.toewijzingen as
select
    geknipt.*,
    eigen_uren.eigen_uren_week,
    greatest(
        geknipt.begin,
        max(geknipt.eind) filter (where geknipt.begin <= geknipt.eind) over (
            partition by geknipt.groep, geknipt.client_sleutel
            order by geknipt.begin, geknipt.eind, geknipt.toewijzing_nummer
            rows between unbounded preceding and 1 preceding
        ) + 1
    )::date as nieuw_vanaf
from tussenstand.toewijzingen_geknipt as geknipt
left join tussenstand.eigen_uren as eigen_uren on geknipt.client_sleutel = eigen_uren.client_sleutel;
