-- Schrijft een tabel of view als Parquet, de rijen in hun volgorde: één rij met het aantal.
copy (from query_table($tabel)) to $bestand (format parquet, compression zstd)
