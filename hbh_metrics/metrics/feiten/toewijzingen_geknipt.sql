-- De toewijzingen van het experiment, van wie ermee wordt vergeleken (categorie 1) en van voor het experiment (VOORAF, van wie er later in
-- zit), geknipt op de data van het experiment en de peildatum: één rij per toewijzing. Een paar is een cliënt bij een aanbieder in een groep;
-- het nummer scheelt zoeken op tekst.
create table tussenstand.toewijzingen_geknipt as
with geknipt as (
    select
        toewijzing_nummer,
        groep::tussenstand.groep as groep,
        client_sleutel,
        aanbieder_id::tussenstand.aanbieder as aanbieder_id,
        klasse,
        uren_week,
        leeftijdsklasse,
        besluitdatum,
        reden_beeindiging,
        einddatum,
        if(groep = 'VOORAF', ingangsdatum, greatest(ingangsdatum, $begin)) as begin,
        least(coalesce(einddatum, $eind), if(groep = 'VOORAF', $begin - 1, $eind), $peildatum) as eind
    from indicaties
    where
        groep = 'EXPERIMENT'
        or (groep = 'VERGELIJKING' and categorie = 1)
        or (groep = 'VOORAF' and client_sleutel in (select client_sleutel from indicaties where groep = 'EXPERIMENT'))
),

genummerd as (
    select
        *,
        dense_rank() over (order by groep, client_sleutel, aanbieder_id)::bigint as paar_nummer
    from geknipt
)

select
    *,
    count(*) over (partition by paar_nummer) = 1 as is_enige_van_paar
from genummerd;
