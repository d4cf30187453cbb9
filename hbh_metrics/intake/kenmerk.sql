-- Eén kenmerk zoals het uit een levering wordt gelezen: één rij
select cast(lees_kenmerk($tekst) as varchar) as kenmerk
