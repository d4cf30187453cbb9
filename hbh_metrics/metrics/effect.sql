-- Verschillen met de vergelijkingsgroep, zonder periode: één rij, voor TOTAAL, één kolom per maatstaf.
-- Het kleinste verschil dat met vier op de vijf kans gezien wordt, is 2,8 maal de fout van het eindeffect.
create table tussenstand.effect as
with gevormd as (
    select
        maatstaf,
        hoeveelheid(waarde, n) as midden,
        hoeveelheid(laag, n) as onder,
        hoeveelheid(hoog, n) as boven,
        hoeveelheid(case when waarde is not null then 2.8 * sqrt(fout) end, n) as aantoonbaar
    from tussenstand.effecten
    where aanbieder_id = 'TOTAAL' and periode_id is null
)

select
    'TOTAAL' as aanbieder_id,
    null::varchar as periode_id,
    any_value(midden) filter (where maatstaf = 'effect_uren') as effect_uren,
    any_value(onder) filter (where maatstaf = 'effect_uren') as effect_uren_laag,
    any_value(boven) filter (where maatstaf = 'effect_uren') as effect_uren_hoog,
    any_value(midden) filter (where maatstaf = 'effect_uren_168') as effect_uren_168,
    any_value(onder) filter (where maatstaf = 'effect_uren_168') as effect_uren_168_laag,
    any_value(boven) filter (where maatstaf = 'effect_uren_168') as effect_uren_168_hoog,
    any_value(midden) filter (where maatstaf = 'effect_uren_eind') as effect_uren_eind,
    any_value(onder) filter (where maatstaf = 'effect_uren_eind') as effect_uren_eind_laag,
    any_value(boven) filter (where maatstaf = 'effect_uren_eind') as effect_uren_eind_hoog,
    any_value(midden) filter (where maatstaf = 'effect_uren_pct') as effect_uren_pct,
    any_value(onder) filter (where maatstaf = 'effect_uren_pct') as effect_uren_pct_laag,
    any_value(boven) filter (where maatstaf = 'effect_uren_pct') as effect_uren_pct_hoog,
    any_value(midden) filter (where maatstaf = 'effect_uren_pct_eind') as effect_uren_pct_eind,
    any_value(onder) filter (where maatstaf = 'effect_uren_pct_eind') as effect_uren_pct_eind_laag,
    any_value(boven) filter (where maatstaf = 'effect_uren_pct_eind') as effect_uren_pct_eind_hoog,
    any_value(midden) filter (where maatstaf = 'effect_uren_gelijkgesteld') as effect_uren_gelijkgesteld,
    any_value(onder) filter (where maatstaf = 'effect_uren_gelijkgesteld') as effect_uren_gelijkgesteld_laag,
    any_value(boven) filter (where maatstaf = 'effect_uren_gelijkgesteld') as effect_uren_gelijkgesteld_hoog,
    any_value(midden) filter (where maatstaf = 'effect_uren_gelijkgesteld_eind') as effect_uren_gelijkgesteld_eind,
    any_value(onder) filter (where maatstaf = 'effect_uren_gelijkgesteld_eind') as effect_uren_gelijkgesteld_eind_laag,
    any_value(boven) filter (where maatstaf = 'effect_uren_gelijkgesteld_eind') as effect_uren_gelijkgesteld_eind_hoog,
    any_value(midden) filter (where maatstaf = 'effect_uren_ancova') as effect_uren_ancova,
    any_value(onder) filter (where maatstaf = 'effect_uren_ancova') as effect_uren_ancova_laag,
    any_value(boven) filter (where maatstaf = 'effect_uren_ancova') as effect_uren_ancova_hoog,
    any_value(midden) filter (where maatstaf = 'effect_uren_ancova_eind') as effect_uren_ancova_eind,
    any_value(onder) filter (where maatstaf = 'effect_uren_ancova_eind') as effect_uren_ancova_eind_laag,
    any_value(boven) filter (where maatstaf = 'effect_uren_ancova_eind') as effect_uren_ancova_eind_hoog,
    any_value(midden) filter (where maatstaf = 'effect_voortoets') as effect_voortoets,
    any_value(onder) filter (where maatstaf = 'effect_voortoets') as effect_voortoets_laag,
    any_value(boven) filter (where maatstaf = 'effect_voortoets') as effect_voortoets_hoog,
    any_value(midden) filter (where maatstaf = 'effect_kosten_eind') as effect_kosten_eind,
    any_value(onder) filter (where maatstaf = 'effect_kosten_eind') as effect_kosten_eind_laag,
    any_value(boven) filter (where maatstaf = 'effect_kosten_eind') as effect_kosten_eind_hoog,
    any_value(midden) filter (where maatstaf = 'effect_netwerk_geen') as effect_netwerk_geen,
    any_value(onder) filter (where maatstaf = 'effect_netwerk_geen') as effect_netwerk_geen_laag,
    any_value(boven) filter (where maatstaf = 'effect_netwerk_geen') as effect_netwerk_geen_hoog,
    any_value(midden) filter (where maatstaf = 'effect_netwerk_deels') as effect_netwerk_deels,
    any_value(onder) filter (where maatstaf = 'effect_netwerk_deels') as effect_netwerk_deels_laag,
    any_value(boven) filter (where maatstaf = 'effect_netwerk_deels') as effect_netwerk_deels_hoog,
    any_value(midden) filter (where maatstaf = 'effect_netwerk_grotendeels') as effect_netwerk_grotendeels,
    any_value(onder) filter (where maatstaf = 'effect_netwerk_grotendeels') as effect_netwerk_grotendeels_laag,
    any_value(boven) filter (where maatstaf = 'effect_netwerk_grotendeels') as effect_netwerk_grotendeels_hoog,
    any_value(midden) filter (where maatstaf = 'effect_tevredenheid') as effect_tevredenheid,
    any_value(onder) filter (where maatstaf = 'effect_tevredenheid') as effect_tevredenheid_laag,
    any_value(boven) filter (where maatstaf = 'effect_tevredenheid') as effect_tevredenheid_hoog,
    any_value(aantoonbaar) filter (where maatstaf = 'effect_uren_eind') as kleinste_aantoonbaar
from gevormd;
