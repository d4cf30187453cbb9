-- De tabellen van het contract, voor zover het rooster van de volledigheid ze kent: één rij per tabel.
create table tussenstand.bronnen as
select
    unnest($tabellen::varchar[]) as bron,
    unnest($per_aanbieder::boolean[]) as per_aanbieder,
    unnest($per_periode::boolean[]) as per_periode,
    unnest($is_verplicht::boolean[]) as is_verplicht,
    unnest($van_ieder::boolean[]) as van_ieder;
