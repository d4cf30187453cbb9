-- Zet de tabel van een ouder journaal opzij, met de bewakers die bij de tabel horen; er gaat niets uit
drop index een_keer_teruggedraaid;
drop trigger niet_wijzigen;
drop trigger niet_verwijderen;
drop trigger niet_vervangen;
alter table gebeurtenissen rename to oudere_gebeurtenissen;
