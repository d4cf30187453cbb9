-- De twee groepen tegenover hun eigen uren van voor het experiment, van wie in een effect meetelt: één rij per periode en één zonder, voor TOTAAL.
create table tussenstand.vergelijkingsgroep as
with per_venster as (
    select
        venster,
        max(uren) filter (where groep = 'VERGELIJKING') as uren_v,
        max(uren_toen) filter (where groep = 'VERGELIJKING') as uren_toen_v,
        max(n) filter (where groep = 'EXPERIMENT') as n_e,
        max(n) filter (where groep = 'VERGELIJKING') as n_v,
        max(sterk_gedaald) filter (where groep = 'EXPERIMENT') as gedaald_e,
        max(sterk_gedaald) filter (where groep = 'VERGELIJKING') as gedaald_v,
        max(met_uren_toen) filter (where groep = 'EXPERIMENT') as met_uren_toen_e,
        max(met_uren_toen) filter (where groep = 'VERGELIJKING') as met_uren_toen_v,
        max(helling) filter (where groep = 'EXPERIMENT') as helling_e,
        max(helling) filter (where groep = 'VERGELIJKING') as helling_v
    from tussenstand.effectverhoudingen
    group by venster
),

-- Per periode is er alleen de index van de vergelijkingsgroep.
rijen as (
    select
        'TOTAAL' as aanbieder_id,
        alles.*,
        if(alles.venster = 'ALLES', null, alles.venster) as periode_id,
        alles.venster = 'ALLES' as is_alles
    from per_venster as alles
    where alles.venster <> 'EIND'
)

select
    rijen.aanbieder_id,
    rijen.periode_id,
    percentage(rijen.uren_v, rijen.uren_toen_v, rijen.n_v) as urenindex_vergelijkingsgroep,
    percentage(eind.uren_v, eind.uren_toen_v, eind.n_v) as urenindex_vergelijkingsgroep_eind,
    percentage(rijen.gedaald_e, rijen.met_uren_toen_e, rijen.met_uren_toen_e) as aandeel_sterke_daling_experiment,
    percentage(eind.gedaald_e, eind.met_uren_toen_e, eind.met_uren_toen_e) as aandeel_sterke_daling_experiment_eind,
    percentage(rijen.gedaald_v, rijen.met_uren_toen_v, rijen.met_uren_toen_v) as aandeel_sterke_daling_vergelijkingsgroep,
    percentage(eind.gedaald_v, eind.met_uren_toen_v, eind.met_uren_toen_v) as aandeel_sterke_daling_vergelijkingsgroep_eind,
    hoeveelheid(rijen.helling_e, rijen.n_e) as helling_experiment,
    hoeveelheid(eind.helling_e, eind.n_e) as helling_experiment_eind,
    hoeveelheid(rijen.helling_v, rijen.n_v) as helling_vergelijkingsgroep,
    hoeveelheid(eind.helling_v, eind.n_v) as helling_vergelijkingsgroep_eind
from rijen
left join per_venster as eind on rijen.is_alles and eind.venster = 'EIND';
