-- De perioden van het experiment: één rij per periode, genummerd vanaf 1.
select
    unnest($periode_ids::varchar[]) as periode_id,
    unnest($begindagen::date[]) as begin,
    unnest($einddagen::date[]) as eind,
    generate_subscripts($periode_ids::varchar[], 1) as volgnummer
