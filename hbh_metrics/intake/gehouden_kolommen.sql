-- De kolommen van de bestanden die wij al hebben: één rij per bestand per kolom, in de volgorde van het bestand.
select
    file_name,
    name,
    duckdb_type
from parquet_schema($bestanden)
where duckdb_type is not null
order by file_name, column_id
