-- De betalingen die tellen: één rij per betaalregel waarvan de grondslag past bij de afspraak van die aanbieder in die periode.
create view tussenstand.betalingen as
select periodebetalingen.*
from periodebetalingen
semi join tussenstand.tellend as tellend
    on periodebetalingen.aanbieder_id = tellend.aanbieder_id
    and periodebetalingen.periode_id = tellend.periode_id
    and periodebetalingen.grondslag = tellend.grondslag;
