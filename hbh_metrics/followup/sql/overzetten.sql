-- Zet elke gebeurtenis van een ouder journaal over in de nieuwe tabel, met haar nummer, en haalt de oude tabel weg
insert into gebeurtenissen select * from oudere_gebeurtenissen order by volgnummer;
drop table oudere_gebeurtenissen;
