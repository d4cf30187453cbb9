-- Lege plaats voor tussentabellen; alles daarin verdwijnt als de afleiding klaar is.
drop schema if exists tussenstand cascade;
create schema tussenstand;
