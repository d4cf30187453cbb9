-- R06: één rij per geleverde betaalregel en soort fout: het teken past niet bij D of C, of het bedrag is niet aantal maal tarief.
-- Het aantal is afgerond op vier decimalen: een goede factuur mag daarom 0,01 + 0,00005 × tarief schelen. Alles in exacte decimalen.
with foute_regels as (
    select
        _bestand,
        _rij,
        aanbieder_id,
        debet_credit,
        bedrag_eur,
        tarief_eur,
        aantal,
        aantal * tarief_eur as aantal_maal_tarief,
        0.01 + 0.00005 * tarief_eur as marge_eur
    from periodebetalingen
    where _bestand is not null
        and (
            (debet_credit = 'D' and bedrag_eur < 0)
            or (debet_credit = 'C' and bedrag_eur > 0)
            or abs(abs(bedrag_eur) - aantal * tarief_eur) > 0.01 + 0.00005 * tarief_eur
        )
),

betaalregels as (
    select
        _bestand,
        _rij,
        aanbieder_id,
        debet_credit,
        bedrag_eur,
        aantal_maal_tarief,
        marge_eur,
        replace(bedrag_eur::varchar, '.', ',') as bedrag,
        replace(regexp_replace(tarief_eur::varchar, '(\.\d\d+?)0+$', '\1'), '.', ',') as tarief,
        replace(rtrim(rtrim(aantal::varchar, '0'), '.'), '.', ',') as aantal
    from foute_regels
),

verkeerd_teken as (
    select
        _bestand,
        _rij,
        bedrag as waarde,
        case debet_credit when 'D' then '0,00 of meer' else '0,00 of minder' end as verwacht,
        case debet_credit
            when 'D' then 'Dit is een debet, maar het bedrag ' || bedrag || ' is lager dan nul. Een debet is nul of meer'
            else 'Dit is een credit, maar het bedrag ' || bedrag || ' is hoger dan nul. Een credit is nul of minder'
        end || '. Pas het bedrag aan en lever opnieuw aan.' as melding,
        aanbieder_id
    from betaalregels
    where (debet_credit = 'D' and bedrag_eur < 0)
        or (debet_credit = 'C' and bedrag_eur > 0)
),

ander_bedrag as (
    select
        _bestand,
        _rij,
        bedrag as waarde,
        replace(
            (case debet_credit when 'C' then -1 else 1 end * round(aantal_maal_tarief, 2))::decimal(14, 2)::varchar, '.', ','
        ) as verwacht,
        'Het bedrag ' || bedrag || ' is niet aantal maal tarief: ' || aantal || ' × ' || tarief || ' = '
        || replace(round(aantal_maal_tarief, 2)::decimal(14, 2)::varchar, '.', ',')
        || '. Pas het aantal, het tarief of het bedrag aan en lever opnieuw aan.' as melding,
        aanbieder_id
    from betaalregels
    where abs(abs(bedrag_eur) - aantal_maal_tarief) > marge_eur
),

fouten as (
    select * from verkeerd_teken
    union all by name
    select * from ander_bedrag
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    'bedrag_eur'::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from fouten
order by bestand, rij, verwacht
