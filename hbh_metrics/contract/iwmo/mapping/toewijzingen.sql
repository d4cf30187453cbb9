-- De toegewezen producten uit 301-berichten: één rij per product, met wat het in de indicaties wordt. volgorde 1 is het laatste van een nummer;
-- is_ouder: wij hebben al een later besluit. Geïndiceerde uren in honderdsten, naar boven afgerond vanaf een half: minuten maal 7 dagen,
-- per week, per maand van een twaalfde jaar (365,25 dagen), of over de hele looptijd. Een andere eenheid of frequentie zegt geen uren.
-- Een einde op 31 december van 2099, 2999 of 9999 is geen einde.
with berichtdelen as (
    select * replace (if(einddatum in ('2099-12-31', '2999-12-31', '9999-12-31'), null, einddatum) as einddatum)
    from bericht_301
),

delen as (
    select
        deel._bestand,
        deel._rij,
        deel.client_sleutel,
        codes.aanbieder_id,
        bericht.ontvanger as agb_code,
        bericht.dagtekening as gemeld_op,
        deel.toewijzing_nummer,
        deel.categorie as product_categorie,
        deel.product_code,
        deel.volume::bigint as volume,
        deel.eenheid,
        deel.frequentie,
        deel.toewijzingsdatum::date as besluitdatum,
        coalesce(deel.toewijzingstijd, '') as besluittijd,
        deel.ingangsdatum::date as ingangsdatum,
        deel.einddatum::date as einddatum,
        coalesce(deel.reden_wijziging = '13' and deel.einddatum = deel.ingangsdatum, false) as is_verwijderd,
        deel.volume::bigint * case deel.eenheid when '01' then 1 when '04' then 60 when '16' then 240 end as minuten,
        deel.einddatum::date - deel.ingangsdatum::date + 1 as dagen
    from berichtdelen as deel
    inner join berichten as bericht on bericht._bestand = deel._bestand
    left join bericht_codes as codes on codes.agb_code = bericht.ontvanger
)

select
    delen.* exclude (minuten, dagen),
    product.groep,
    product.categorie,
    product.klasse,
    product.product_code is not null as is_product_bekend,
    coalesce(eerst.besluitdatum > delen.besluitdatum, false)
    or (
        eerder.toewijzing_nummer is not null
        and (eerder.besluitdatum, eerder.besluittijd, eerder.gemeld_op) > (delen.besluitdatum, delen.besluittijd, delen.gemeld_op)
    ) as is_ouder,
    row_number() over (
        partition by delen.toewijzing_nummer
        order by delen.besluitdatum desc, delen.besluittijd desc, delen.gemeld_op desc, delen._bestand desc, delen._rij desc
    ) as volgorde,
    try_cast(
        nullif(
            case delen.frequentie
                when '1' then (2 * minuten * 700 + 60) // 120
                when '2' then (2 * minuten * 100 + 60) // 120
                when '4' then (2 * minuten * 8400 + 21915) // 43830
                when '6' then if(dagen > 0, (2 * minuten * 700 + 60 * dagen) // nullif(120 * dagen, 0), null)
            end,
            0
        )::decimal(18, 0) * 0.01 as decimal(8, 2)
    ) as uren_week,
    coalesce(
        delen.minuten * case delen.frequentie when '1' then 7 when '2' then 1 when '4' then 0.23 when '6' then 7.0 / nullif(delen.dagen, 0) end
        > 7 * 24 * 60,
        false
    ) as is_te_groot
from delen
left join productcodes as product on product.product_code = delen.product_code
left join gehouden_indicaties as eerst on eerst.toewijzing_nummer = delen.toewijzing_nummer
left join gehouden_toegewezen_producten as eerder
    on eerder.toewijzing_nummer = delen.toewijzing_nummer
    and eerder.besluitdatum is not null
