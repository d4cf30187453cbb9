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
),

-- Alle effecten in één kaart: optellen per kolom kost meer dan opzoeken.
bijeen as (
    select
        map(
            list(maatstaf),
            list({'midden': midden, 'onder': onder, 'boven': boven, 'aantoonbaar': aantoonbaar})
        ) as maten
    from gevormd
)

select
    'TOTAAL' as aanbieder_id,
    null::varchar as periode_id,
    maten['effect_uren'].midden as effect_uren,
    maten['effect_uren'].onder as effect_uren_laag,
    maten['effect_uren'].boven as effect_uren_hoog,
    maten['effect_uren_168'].midden as effect_uren_168,
    maten['effect_uren_168'].onder as effect_uren_168_laag,
    maten['effect_uren_168'].boven as effect_uren_168_hoog,
    maten['effect_uren_eind'].midden as effect_uren_eind,
    maten['effect_uren_eind'].onder as effect_uren_eind_laag,
    maten['effect_uren_eind'].boven as effect_uren_eind_hoog,
    maten['effect_uren_pct'].midden as effect_uren_pct,
    maten['effect_uren_pct'].onder as effect_uren_pct_laag,
    maten['effect_uren_pct'].boven as effect_uren_pct_hoog,
    maten['effect_uren_pct_eind'].midden as effect_uren_pct_eind,
    maten['effect_uren_pct_eind'].onder as effect_uren_pct_eind_laag,
    maten['effect_uren_pct_eind'].boven as effect_uren_pct_eind_hoog,
    maten['effect_uren_gelijkgesteld'].midden as effect_uren_gelijkgesteld,
    maten['effect_uren_gelijkgesteld'].onder as effect_uren_gelijkgesteld_laag,
    maten['effect_uren_gelijkgesteld'].boven as effect_uren_gelijkgesteld_hoog,
    maten['effect_uren_gelijkgesteld_eind'].midden as effect_uren_gelijkgesteld_eind,
    maten['effect_uren_gelijkgesteld_eind'].onder as effect_uren_gelijkgesteld_eind_laag,
    maten['effect_uren_gelijkgesteld_eind'].boven as effect_uren_gelijkgesteld_eind_hoog,
    maten['effect_uren_ancova'].midden as effect_uren_ancova,
    maten['effect_uren_ancova'].onder as effect_uren_ancova_laag,
    maten['effect_uren_ancova'].boven as effect_uren_ancova_hoog,
    maten['effect_uren_ancova_eind'].midden as effect_uren_ancova_eind,
    maten['effect_uren_ancova_eind'].onder as effect_uren_ancova_eind_laag,
    maten['effect_uren_ancova_eind'].boven as effect_uren_ancova_eind_hoog,
    maten['effect_voortoets'].midden as effect_voortoets,
    maten['effect_voortoets'].onder as effect_voortoets_laag,
    maten['effect_voortoets'].boven as effect_voortoets_hoog,
    maten['effect_kosten_eind'].midden as effect_kosten_eind,
    maten['effect_kosten_eind'].onder as effect_kosten_eind_laag,
    maten['effect_kosten_eind'].boven as effect_kosten_eind_hoog,
    maten['effect_netwerk_geen'].midden as effect_netwerk_geen,
    maten['effect_netwerk_geen'].onder as effect_netwerk_geen_laag,
    maten['effect_netwerk_geen'].boven as effect_netwerk_geen_hoog,
    maten['effect_netwerk_deels'].midden as effect_netwerk_deels,
    maten['effect_netwerk_deels'].onder as effect_netwerk_deels_laag,
    maten['effect_netwerk_deels'].boven as effect_netwerk_deels_hoog,
    maten['effect_netwerk_grotendeels'].midden as effect_netwerk_grotendeels,
    maten['effect_netwerk_grotendeels'].onder as effect_netwerk_grotendeels_laag,
    maten['effect_netwerk_grotendeels'].boven as effect_netwerk_grotendeels_hoog,
    maten['effect_tevredenheid'].midden as effect_tevredenheid,
    maten['effect_tevredenheid'].onder as effect_tevredenheid_laag,
    maten['effect_tevredenheid'].boven as effect_tevredenheid_hoog,
    maten['effect_uren_eind'].aantoonbaar as kleinste_aantoonbaar
from bijeen;
