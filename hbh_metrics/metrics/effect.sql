-- Het verschil in uren met de vergelijkingsgroep, zonder periode: één rij, voor TOTAAL.
-- Per cliënt: uren per week in de volledige perioden van zijn aanbieder, min zijn uren per week voor het experiment.
create table tussenstand.effect as
with per_periode as (
    select
        paren.groep,
        paren.client_sleutel,
        paren.referentie_uren,
        coalesce(bit_count(hulp.actieve_dagen_bits), 0) as dagen,
        uren.uren,
        uren.urenrijen is not null as is_bekend
    from tussenstand.hulp_per_paar as hulp
    full join tussenstand.uren_per_paar as uren on hulp.paarperiode = uren.paarperiode
    inner join tussenstand.paren as paren on coalesce(hulp.paarperiode, uren.paarperiode) // 100 = paren.paar_nummer
    inner join tussenstand.perioden as perioden
        on coalesce(hulp.paarperiode, uren.paarperiode) % 100 = perioden.volgnummer
    inner join tussenstand.status as status
        on paren.aanbieder_id = status.aanbieder_id
        and perioden.periode_id = status.periode_id
        and status.status = 'volledig'
    where paren.referentie_uren is not null
),

per_client as (
    select
        groep,
        client_sleutel,
        coalesce(sum(uren), 0)::double / (sum(dagen) / 7) - any_value(referentie_uren)::double / 4 as verschil
    from per_periode
    group by groep, client_sleutel
    having sum(dagen) >= 28 and bool_and(is_bekend or dagen = 0)
),

groepen as (
    select
        count(*) filter (where groep = 'EXPERIMENT') as n_e,
        count(*) filter (where groep = 'VERGELIJKING') as n_v,
        avg(verschil) filter (where groep = 'EXPERIMENT') as gemiddelde_e,
        avg(verschil) filter (where groep = 'VERGELIJKING') as gemiddelde_v,
        var_samp(verschil) filter (where groep = 'EXPERIMENT') / nullif(n_e, 0) as fout_e,
        var_samp(verschil) filter (where groep = 'VERGELIJKING') / nullif(n_v, 0) as fout_v
    from per_client
),

welch as (
    select
        n_e,
        case when n_e >= 2 and n_v >= 2 then gemiddelde_e - gemiddelde_v end as verschil,
        case
            when n_e < 2 or n_v < 2 then null
            when fout_e + fout_v = 0 then 0
            else
                sqrt(fout_e + fout_v)
                * t_kwantiel(
                    0.975, (fout_e + fout_v) ** 2 / (fout_e ** 2 / (n_e - 1) + fout_v ** 2 / (n_v - 1))
                )
        end as marge
    from groepen
)

select
    'TOTAAL' as aanbieder_id,
    null::varchar as periode_id,
    hoeveelheid(verschil, n_e) as effect_uren,
    hoeveelheid(verschil - marge, n_e) as effect_uren_laag,
    hoeveelheid(verschil + marge, n_e) as effect_uren_hoog
from welch;
