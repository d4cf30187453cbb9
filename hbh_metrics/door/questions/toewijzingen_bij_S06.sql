-- De toewijzingen bij S06: één rij per toewijzing waarvoor is betaald terwijl de cliënt 0 uren kreeg en daar geen reden bij staat.
-- $grondslagen zijn de betalingen die tellen bij de afspraak die dan geldt.
with clienten as (
    select client_sleutel
    from read_parquet($clientperioden)
    where
        aanbieder_id = cast($aanbieder as varchar)
        and periode_id = cast($periode as varchar)
        and aantal_netto > 0
        and urenrijen > 0
        and uren = 0
        and urenrijen_met_reden = 0
)

select cast(betalingen.toewijzing_nummer as varchar) as toewijzing_nummer
from read_parquet($periodebetalingen) as betalingen
inner join clienten on betalingen.client_sleutel = clienten.client_sleutel
where
    betalingen.aanbieder_id = cast($aanbieder as varchar)
    and betalingen.periode_id = cast($periode as varchar)
    and list_contains(cast($grondslagen as varchar[]), betalingen.grondslag)
group by betalingen.toewijzing_nummer
having sum(if(betalingen.debet_credit = 'D', betalingen.aantal, -betalingen.aantal)) > 0
order by toewijzing_nummer
