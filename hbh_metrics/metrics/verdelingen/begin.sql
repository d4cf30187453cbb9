-- Plaats voor wat er in elke klasse valt: één rij per klasse die voorkomt, per aanbieder (of TOTAAL) en periode.
create table tussenstand.geteld (
    verdeling varchar,
    aanbieder_id varchar,
    periode_id varchar,
    groep varchar,
    code varchar,
    aantal bigint,
    waarde double
);
