-- De declaraties van deze levering: één rij per 323-bericht.
select
    afzender as agb_code,
    declaratie_nummer,
    dagtekening as gemeld_op,
    _bestand,
    cast(null as bigint) as _rij
from berichten
where soort = '323'
