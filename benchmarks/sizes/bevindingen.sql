-- De bevindingen bij de levering: één rij per bevinding, hier geen enkele.
create table bevindingen (
    regel varchar, ernst varchar, bestand varchar, rij bigint, kolom varchar, waarde varchar, verwacht varchar, melding varchar,
    aanbieder_id varchar
);
