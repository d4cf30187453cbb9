-- Ruimt de drie tabellen per paar op zodra ze naast elkaar staan: bij een grote stad zijn ze samen meer dan een gigabyte.
drop table tussenstand.hulp_per_paar;
drop table tussenstand.uren_per_paar;
drop table tussenstand.betalingen_per_paar;
