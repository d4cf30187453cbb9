-- De toewijzingen bij S10: één rij per toewijzing van een cliënt die de hele periode hulp had en minder dan 70% van de uren van daarvoor kreeg.
with clienten as (
    select client_sleutel
    from read_parquet($clientperioden)
    where
        aanbieder_id = cast($aanbieder as varchar)
        and periode_id = cast($periode as varchar)
        and urenrijen > 0
        and referentie_uren > 0
        and actieve_dagen = cast($eind as date) - cast($begin as date) + 1
        and uren * 28 * 10 < referentie_uren * actieve_dagen * 7
)

select cast(indicaties.toewijzing_nummer as varchar) as toewijzing_nummer
from read_parquet($indicaties) as indicaties
inner join clienten on indicaties.client_sleutel = clienten.client_sleutel
where
    indicaties.aanbieder_id = cast($aanbieder as varchar)
    and indicaties.groep = 'EXPERIMENT'
    and indicaties.ingangsdatum <= cast($eind as date)
    and (indicaties.einddatum is null or indicaties.einddatum >= cast($begin as date))
order by toewijzing_nummer
