-- De aanbieder van elke code, waar er één is: één rij per code.
select agb_code, any_value(aanbieder_id) as aanbieder_id
from bericht_aanbieders
group by agb_code
having count(*) = 1
