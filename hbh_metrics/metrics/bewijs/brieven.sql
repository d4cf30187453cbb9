-- Wat aanbieders aan cliënten schreven, met de dag van het oordeel van de gemeente: één rij per uiting.
select
    aanbieder_id,
    ontvangen_op,
    beoordeeld_op
from communicatie
order by aanbieder_id, ontvangen_op, uiting_id;
