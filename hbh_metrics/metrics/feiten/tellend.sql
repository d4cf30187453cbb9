-- Welke betalingen tellen: één rij per aanbieder per periode (ook die van de staart) per grondslag die past bij de afspraak die dan geldt.
create table tussenstand.tellend as
select
    unnest($aanbieder_ids::varchar[]) as aanbieder_id,
    unnest($periode_ids::varchar[]) as periode_id,
    unnest($grondslagen::varchar[]) as grondslag;
