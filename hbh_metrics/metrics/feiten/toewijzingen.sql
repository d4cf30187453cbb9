-- De toewijzingen van het experiment, geknipt op zijn begin, zijn eind en de peildatum: één rij per toewijzing.
-- nieuw_vanaf is de eerste dag die niet al onder een eerdere toewijzing van de cliënt valt, bij welke aanbieder ook:
-- de dagen vanaf daar tellen op tot de verschillende dagen van de cliënt over alle aanbieders.
create table tussenstand.toewijzingen as
with geknipt as (
    select
        toewijzing_nummer,
        client_sleutel,
        aanbieder_id,
        klasse,
        uren_week,
        einddatum,
        greatest(ingangsdatum, $begin) as begin,
        least(coalesce(einddatum, $eind), $eind, $peildatum) as eind
    from indicaties
    where groep = 'EXPERIMENT'
)

select
    *,
    dense_rank() over (order by client_sleutel, aanbieder_id)::integer as paar_nummer,
    greatest(
        begin,
        max(eind) filter (where begin <= eind) over (
            partition by client_sleutel
            order by begin, eind, toewijzing_nummer
            rows between unbounded preceding and 1 preceding
        ) + 1
    )::date as nieuw_vanaf
from geknipt;
