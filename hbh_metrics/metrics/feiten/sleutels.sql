-- De sleutels waarop miljoenen rijen worden gegroepeerd, als opsomming: zij lezen als tekst en rekenen als getal.
-- Een opsomming mag niet leeg zijn, en van de perioden kan er nog geen zijn begonnen: vandaar de lege naam.
create type tussenstand.periode as enum (
    select periode_id from tussenstand.perioden
    union
    select ''
    order by periode_id
);
create type tussenstand.reden as enum (
    select code from tussenstand.klassen where verdeling = 'reden_niet_geleverd' order by volgorde
);
create type tussenstand.groep as enum ('EXPERIMENT', 'VERGELIJKING', 'VOORAF');
create type tussenstand.aanbieder as enum (
    select aanbieder_id from aanbieders
    union
    select aanbieder_id from indicaties
    union
    select 'TOTAAL'
    order by aanbieder_id
);
alter table tussenstand.perioden alter column periode_id type tussenstand.periode;
