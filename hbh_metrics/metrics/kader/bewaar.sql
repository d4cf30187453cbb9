-- Zet de kolommen van één familie om in rijen: één rij per maatstaf per aanbieder (of TOTAAL) per periode.
insert into tussenstand.maatstafwaarden by name
select
    aanbieder_id,
    periode_id,
    maatstaf,
    meting.waarde,
    meting.teller,
    meting.noemer,
    meting.n
from (
    unpivot query_table($familie)
    on columns(* exclude (aanbieder_id, periode_id))
    into name maatstaf value meting
);
