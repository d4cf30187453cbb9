-- De cliënten van de stad op de teldag: één rij per categorie, klasse en leeftijdsklasse, met sommen over wie een referentie heeft.
-- Uit welke groep ook; wie meer toewijzingen heeft, telt met de laatst begonnen (dan het hoogste nummer). In het bestand telt wie er die
-- dag was; met een referentie telt ook wie al weg was. $teldag is de teldag.
with begonnen as (
    select
        client_sleutel,
        toewijzing_nummer,
        ingangsdatum,
        categorie,
        coalesce(klasse, 0) as klasse,
        coalesce(leeftijdsklasse, '') as leeftijdsklasse,
        coalesce(einddatum >= cast($teldag as date), true) as is_er
    from read_parquet($indicaties)
    where ingangsdatum <= cast($teldag as date)
),

aanwezig as (
    select * from begonnen where is_er
    qualify row_number() over (partition by client_sleutel order by ingangsdatum desc, toewijzing_nummer desc) = 1
),

met_referentie as (
    select
        begonnen.*,
        referentie.bedrag_per_periode_eur as bedrag,
        referentie.uren_per_periode as uren
    from begonnen
    inner join read_parquet($referentie) as referentie on begonnen.client_sleutel = referentie.client_sleutel
    qualify
        row_number() over (
            partition by begonnen.client_sleutel order by begonnen.ingangsdatum desc, begonnen.toewijzing_nummer desc
        )
        = 1
),

samen as (
    select
        categorie,
        klasse,
        leeftijdsklasse,
        1 as in_bestand,
        null::decimal(18, 2) as bedrag,
        null::decimal(18, 2) as uren
    from aanwezig
    union all
    select categorie, klasse, leeftijdsklasse, 0, bedrag, uren from met_referentie
)

select
    cast(categorie as integer) as categorie,
    cast(nullif(klasse, 0) as integer) as klasse,
    cast(nullif(leeftijdsklasse, '') as varchar) as leeftijdsklasse,
    cast(sum(in_bestand) as bigint) as clienten,
    cast(count(bedrag) as bigint) as met_referentie,
    cast(coalesce(sum(bedrag), 0) as decimal(18, 2)) as bedrag_eur,
    cast(coalesce(sum(bedrag * bedrag), 0) as decimal(38, 4)) as bedrag_kwadraat,
    cast(coalesce(sum(uren), 0) as decimal(18, 2)) as uren
from samen
group by categorie, klasse, leeftijdsklasse
order by categorie, klasse, leeftijdsklasse
