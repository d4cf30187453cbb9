-- Lege plaats voor tussentabellen; alles daarin verdwijnt als de afleiding klaar is.
drop schema if exists tussenstand cascade;
create schema tussenstand;
create table tussenstand.maatstafwaarden (
    maatstaf varchar, aanbieder_id varchar, periode_id varchar, waarde double, teller double, noemer double, n bigint
);
