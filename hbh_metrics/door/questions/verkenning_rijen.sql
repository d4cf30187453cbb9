-- De betaalde cliëntperioden van volledige perioden van een aanbieder: één rij per cliënt per aanbieder per periode.
-- Met wat er toen voor is betaald en geleverd, wat de cliënt voor het experiment kreeg en kostte, en zijn klasse: die van de laatst begonnen
-- toewijzing in het experiment. $peildatum en $eind zijn de laatste dagen die tellen. client is een volgnummer, geen sleutel.
with klassen as (
    select
        client_sleutel,
        arg_max(klasse, (ingangsdatum, toewijzing_nummer)) as klasse
    from (
        select
            client_sleutel,
            ingangsdatum,
            toewijzing_nummer,
            coalesce(klasse, 0) as klasse
        from read_parquet($indicaties)
        where
            groep = 'EXPERIMENT'
            and ingangsdatum <= least(cast($peildatum as date), cast($eind as date))
    )
    group by client_sleutel
),

volledig as (
    select distinct
        aanbieder_id,
        periode_id
    from read_parquet($meetwaarden)
    where status = 'volledig' and aanbieder_id <> 'TOTAAL'
)

select
    cast(clientperioden.aanbieder_id as varchar) as aanbieder_id,
    cast(clientperioden.periode_id as varchar) as periode_id,
    cast(dense_rank() over (order by clientperioden.client_sleutel) as varchar) as client,
    cast(nullif(klassen.klasse, 0) as integer) as klasse,
    cast(clientperioden.actieve_dagen as integer) as actieve_dagen,
    cast(clientperioden.urenrijen > 0 as boolean) as is_bekend,
    cast(clientperioden.aantal_netto as decimal(18, 4)) as aantal,
    cast(clientperioden.uren as decimal(18, 2)) as uren,
    cast(clientperioden.bedrag_netto_eur as decimal(18, 2)) as bedrag_eur,
    cast(clientperioden.referentie_uren as decimal(18, 2)) as uren_voorheen,
    cast(clientperioden.referentie_eur as decimal(18, 2)) as bedrag_voorheen_eur
from read_parquet($clientperioden) as clientperioden
inner join volledig
    on clientperioden.aanbieder_id = volledig.aanbieder_id
    and clientperioden.periode_id = volledig.periode_id
left join klassen on clientperioden.client_sleutel = klassen.client_sleutel
where clientperioden.aantal_netto > 0
order by periode_id, aanbieder_id, client
