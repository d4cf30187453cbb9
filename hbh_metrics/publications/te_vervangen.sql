-- Verschillende waarden van een kolom die een pseudoniem krijgen: één rij per waarde.
select distinct "<kolom>" as waarde
from "<tabel>"
where "<kolom>" is not null
