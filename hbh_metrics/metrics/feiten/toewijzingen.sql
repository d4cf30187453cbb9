-- De toewijzingen van het experiment en van wie ermee wordt vergeleken (categorie 1), geknipt op de data van het experiment en de
-- peildatum: één rij per toewijzing. Een paar is een cliënt bij een aanbieder in een groep; het nummer scheelt zoeken op tekst.
-- nieuw_vanaf is de eerste dag die niet al onder een eerdere toewijzing van de cliënt valt, bij welke aanbieder ook:
-- de dagen vanaf daar tellen op tot de verschillende dagen van de cliënt over alle aanbieders.
create table tussenstand.toewijzingen as
with geknipt as (
    select
        toewijzing_nummer,
        groep::tussenstand.groep as groep,
        client_sleutel,
        eigen_uren.eigen_uren_week,
        aanbieder_id::tussenstand.aanbieder as aanbieder_id,
        klasse,
        uren_week,
        leeftijdsklasse,
        reden_beeindiging,
        einddatum,
        greatest(ingangsdatum, $begin) as begin,
        least(coalesce(einddatum, $eind), $eind, $peildatum) as eind
    from indicaties
    left join tussenstand.eigen_uren as eigen_uren using (client_sleutel)
    where groep = 'EXPERIMENT' or (groep = 'VERGELIJKING' and categorie = 1)
),

genummerd as (
    select
        *,
        dense_rank() over (order by groep, client_sleutel, aanbieder_id)::bigint as paar_nummer
    from geknipt
)

select
    *,
    count(*) over (partition by paar_nummer) = 1 as is_enige_van_paar,
    greatest(
        begin,
        max(eind) filter (where begin <= eind) over (
            partition by groep, client_sleutel
            order by begin, eind, toewijzing_nummer
            rows between unbounded preceding and 1 preceding
        ) + 1
    )::date as nieuw_vanaf
from genummerd;
