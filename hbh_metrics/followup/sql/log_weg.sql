-- Haalt het bestand leeg dat naast het journaal staat: één rij, waarin het eerste getal zegt of iemand dat verhinderde
pragma wal_checkpoint(truncate)
