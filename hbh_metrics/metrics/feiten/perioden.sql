-- De hele perioden van het experiment die op de peildatum zijn begonnen: één rij per periode.
create table tussenstand.perioden as
select
    unnest($periode_ids::varchar[]) as periode_id,
    unnest($begindagen::date[]) as begin,
    unnest($einddagen::date[]) as eind,
    unnest($werkdagen::smallint[]) as werkdagen,
    unnest($werkdagen_na_eind::integer[]) as werkdagen_na_eind,
    unnest($uiterste_dagen::date[]) as uiterste_leverdag,
    unnest($volgnummers::smallint[]) as volgnummer;
