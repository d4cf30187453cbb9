-- De codes waaronder aanbieders berichten sturen en krijgen: één rij per code en aanbieder, uit de tabel agb en uit het project.
select agb_code, aanbieder_id
from agb
where agb_code is not null and aanbieder_id is not null
union
select agb_code, aanbieder_id
from bericht_agb_van_project
