-- Plaats voor de maatstaven van elke familie: één rij per maatstaf per aanbieder (of TOTAAL) per periode.
create table tussenstand.maatstafwaarden (
    maatstaf varchar, aanbieder_id varchar, periode_id varchar, waarde double, teller double, noemer double, n bigint
);
