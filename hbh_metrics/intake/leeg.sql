-- haalt alle rijen uit een werktabel
delete from "<tabel>"
