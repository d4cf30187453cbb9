-- Wat er geldt: één rij per aanbieder per periode van het hele experiment; leeg waar geen afspraak geldt.
-- padfactor is het deel van de start dat dan is afgesproken, voor wie geen tarief maar een budget per klasse heeft.
create table tussenstand.afspraken as
select
    unnest($aanbieder_ids::varchar[]) as aanbieder_id,
    unnest($periode_ids::varchar[]) as periode_id,
    unnest($volgnummers::smallint[]) as volgnummer,
    unnest($paden_eur::decimal(12, 2)[]) as pad_eur,
    unnest($starttarieven_eur::decimal(12, 2)[]) as starttarief_eur,
    unnest($basistarieven_eur::decimal(12, 2)[]) as basistarief_eur,
    unnest($contractsoorten::varchar[]) as contractsoort,
    unnest($padfactoren::double[]) as padfactor;
