-- De toewijzingen die door berichten van deze levering nieuw of anders worden: één rij per toewijzing.
select toewijzing_nummer
from bericht_toewijzingen
where volgorde = 1 and not is_ouder
union
select toewijzing_nummer
from bericht_voortgang
where volgorde = 1 and not is_ouder
