-- De aanbieders: één rij per aanbieder.
select aanbieder_id
from aanbieders
order by aanbieder_id;
