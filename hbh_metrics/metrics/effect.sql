-- Het verschil in uren met de vergelijkingsgroep, zonder periode: één rij, voor TOTAAL.
-- Per cliënt: uren per week in de volledige perioden van zijn aanbieder, min zijn uren per week voor het experiment.
-- Uren in zo'n periode tellen ook mee als de cliënt er geen actieve dag in had.
create table tussenstand.effect as
with volledig as (
    select
        status.aanbieder_id,
        perioden.volgnummer
    from tussenstand.status as status
    inner join tussenstand.perioden as perioden on status.periode_id = perioden.periode_id
    where status.status = 'volledig'
),

per_paar as (
    select
        feiten.paar_nummer,
        coalesce(sum(feiten.uren), 0) as uren,
        coalesce(sum(bit_count(feiten.actieve_dagen_bits)), 0) as dagen,
        bool_and(feiten.urenrijen is not null or feiten.actieve_dagen_bits is null) as is_bekend
    from tussenstand.feiten as feiten
    inner join tussenstand.paren as paren on feiten.paar_nummer = paren.paar_nummer
    inner join volledig
        on paren.aanbieder_id = volledig.aanbieder_id
        and feiten.volgnummer = volledig.volgnummer
    where paren.referentie_uren is not null
    group by feiten.paar_nummer
),

per_client as (
    select
        paren.groep,
        paren.client_sleutel,
        sum(per_paar.uren)::double / (sum(per_paar.dagen) / 7) - any_value(paren.referentie_uren)::double / 4 as verschil
    from per_paar
    inner join tussenstand.paren as paren on per_paar.paar_nummer = paren.paar_nummer
    group by paren.groep, paren.client_sleutel
    having sum(per_paar.dagen) >= 28 and bool_and(per_paar.is_bekend)
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
