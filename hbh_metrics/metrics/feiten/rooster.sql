-- Het raster: één rij per aanbieder per begonnen periode, ook als er niets is geleverd, met wat daar is afgesproken.
create table tussenstand.rooster as
select
    aanbieders.aanbieder_id::tussenstand.aanbieder as aanbieder_id,
    perioden.periode_id,
    perioden.begin,
    perioden.eind,
    (perioden.eind - perioden.begin + 1)::smallint as dagen,
    perioden.uiterste_leverdag,
    perioden.volgnummer,
    least(perioden.eind, $peildatum)::date as laatste_bekende_dag,
    perioden.eind > $peildatum as is_open,
    afspraken.pad_eur,
    afspraken.starttarief_eur,
    afspraken.basistarief_eur,
    afspraken.padfactor,
    coalesce(afspraken.contractsoort, 'PERIODETARIEF') as contractsoort,
    coalesce(afspraken.contractsoort in ('UREN', 'ALGEMENE_VOORZIENING'), false) as is_per_uur,
    coalesce(afspraken.contractsoort in ('TAAKGERICHT', 'ALGEMENE_VOORZIENING'), false) as is_voor_groep
from aanbieders
cross join tussenstand.perioden as perioden
left join tussenstand.afspraken as afspraken
    on aanbieders.aanbieder_id = afspraken.aanbieder_id
    and perioden.periode_id = afspraken.periode_id;
