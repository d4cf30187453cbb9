-- De stappen waarin DuckDB een opdracht verbetert voordat hij wordt uitgevoerd.
select cast(name as varchar) as naam
from duckdb_optimizers()
