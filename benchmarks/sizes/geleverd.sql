-- De tabellen die ooit zijn geleverd: één rij per tabel, hier alle van het contract.
create table geleverd as
select unnest($tabellen::varchar[]) as tabel;
