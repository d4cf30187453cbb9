-- Het effect onder wie op elkaar lijkt, van alle volledige perioden en van de laatste drie: twee rijen erbij in effecten.
-- Vergeleken wordt binnen lagen: aanbieder maal een derde van de cliënten naar hun uren van voor het experiment. Een laag met minder dan
-- twee cliënten in een groep valt weg; vallen meer dan tien van de honderd cliënten van het experiment zo weg, dan is er geen uitkomst.
insert into tussenstand.effecten by name
with meegeteld as (
    select
        venster,
        groep,
        aanbieder_id,
        verschil,
        voorheen_week
    from tussenstand.effectclienten
    where meetelling = 'MEEGETELD' and venster in ('ALLES', 'EIND')
),

grenzen as (
    select
        venster,
        quantile_cont(voorheen_week, 1 / 3) as eerste,
        quantile_cont(voorheen_week, 2 / 3) as tweede,
        count(*) filter (where groep = 'EXPERIMENT') as clienten_e
    from meegeteld
    group by venster
),

lagen as (
    select
        venster,
        any_value(grenzen.clienten_e) as alle_e,
        count(*) filter (where groep = 'EXPERIMENT') as n_e,
        count(*) filter (where groep = 'VERGELIJKING') as n_v,
        avg(verschil) filter (where groep = 'EXPERIMENT') - avg(verschil) filter (where groep = 'VERGELIJKING') as verschil,
        var_samp(verschil) filter (where groep = 'EXPERIMENT') / n_e as fout_e,
        var_samp(verschil) filter (where groep = 'VERGELIJKING') / n_v as fout_v
    from meegeteld
    inner join grenzen using (venster)
    group by venster, aanbieder_id, (voorheen_week > eerste)::integer + (voorheen_week > tweede)::integer
    having n_e >= 2 and n_v >= 2
),

gewogen as (
    select
        *,
        n_e / sum(n_e) over (partition by venster) as gewicht
    from lagen
),

samen as (
    select
        venster,
        sum(n_e) as n,
        sum(gewicht * verschil) as waarde,
        sum(gewicht ** 2 * (fout_e + fout_v)) as fout,
        sum((gewicht ** 2 * fout_e) ** 2 / (n_e - 1) + (gewicht ** 2 * fout_v) ** 2 / (n_v - 1)) as vrijheid
    from gewogen
    group by venster
    having 10 * (any_value(alle_e) - sum(n_e)) <= any_value(alle_e)
),

berekend as (
    select
        *,
        case when fout = 0 then 0 else sqrt(fout) * t_kwantiel(0.975, fout ** 2 / vrijheid) end as marge
    from samen
)

select
    if(venster = 'EIND', 'effect_uren_gelijkgesteld_eind', 'effect_uren_gelijkgesteld') as maatstaf,
    'TOTAAL' as aanbieder_id,
    null as periode_id,
    n,
    waarde,
    waarde - marge as laag,
    waarde + marge as hoog,
    fout
from berekend;
