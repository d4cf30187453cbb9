-- De prestaties als regels van het grootboek: één rij per prestatie. Een tarief per minuut of dagdeel wordt er een per uur (vier decimalen);
-- wie een bedrag zonder tarief stuurt (eenheid 83), krijgt er een van het bedrag gedeeld door het deel van de periode. Wat te groot is voor zijn
-- kolom, wordt leeg; dat zegt IW007.
with delen as (
    select
        *,
        case
            when eenheid = '01' then (volume * 20000 + 60) // 120
            when eenheid = '04' then volume * 10000
            when eenheid = '16' then volume * 40000
            when eenheid <> '83' then volume * 10000
            when is_volledig then 10000
            else ((einddatum - begindatum + 1) * 20000 + dagen_periode) // nullif(2 * dagen_periode, 0)
        end as aantal
    from bericht_prestaties
),

tarieven as (
    select
        *,
        case eenheid
            when '01' then tarief * 6000
            when '16' then tarief * 25
            when '83' then (bedrag * 20000 + aantal) // nullif(2 * aantal, 0) * 100
            else tarief * 100
        end as tarief_tienduizendsten
    from delen
)

select
    aanbieder_id,
    referentie as prestatie_referentie,
    vorige_referentie,
    client_sleutel,
    toewijzing_nummer,
    periode_id,
    if(is_uren, 'UREN', 'BUDGET') as grondslag,
    debet_credit,
    try_cast(aantal::decimal(18, 0) * 0.0001 as decimal(10, 4)) as aantal,
    try_cast(tarief_tienduizendsten::decimal(18, 0) * 0.0001 as decimal(12, 4)) as tarief_eur,
    cast(if(debet_credit = 'C', -bedrag, bedrag)::decimal(14, 0) * 0.01 as decimal(12, 2)) as bedrag_eur,
    declaratie_dagtekening as factuurdatum,
    cast(null as date) as boekdatum,
    begindatum as prestatie_begin,
    einddatum as prestatie_eind,
    _bestand,
    _rij
from tarieven
