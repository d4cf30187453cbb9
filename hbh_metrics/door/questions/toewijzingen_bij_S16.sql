-- De toewijzingen bij S16: één rij per toewijzing waarvoor meer dan één keer is betaald (over alle aanbieders), of zonder dat er hulp liep.
-- $grondslagen zijn de betalingen die tellen bij de afspraak die dan geldt.
with perioden as (
    select *
    from read_parquet($clientperioden)
    where periode_id = cast($periode as varchar)
),

dubbel as (
    select client_sleutel
    from perioden
    group by client_sleutel
    having sum(aantal_netto) > 1 and count(*) filter (where actieve_dagen > 0) < 2
),

clienten as (
    select client_sleutel
    from perioden
    where
        aanbieder_id = cast($aanbieder as varchar)
        and aantal_netto > 0
        and (actieve_dagen = 0 or client_sleutel in (select client_sleutel from dubbel))
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
