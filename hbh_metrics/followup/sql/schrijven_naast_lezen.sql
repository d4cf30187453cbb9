-- Laat lezers en één schrijver naast elkaar werken; blijft in het bestand bewaard
pragma journal_mode = wal;
