-- Aantal rijen van een Parquet-bestand, zoals het bestand zelf zegt: één rij.
select sum(num_rows)::bigint as rijen
from parquet_file_metadata($bestand)
