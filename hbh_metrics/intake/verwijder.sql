-- Haalt een werktabel weg als die er is.
drop table if exists "<tabel>" cascade
