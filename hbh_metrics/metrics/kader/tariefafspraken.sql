-- De tariefafspraken zoals ze zijn vastgelegd: één rij per aanbieder per versie.
select
    aanbieder_id,
    versie,
    vanaf_periode,
    starttarief_eur,
    basistarief_uur_eur,
    afbouw_pct,
    afbouw_methode,
    eerste_verlaging,
    contractsoort,
    stap_perioden,
    afronding,
    bodem_eur,
    plafond_eur,
    index_loon_deel,
    nacalculatie
from tariefafspraken
order by aanbieder_id, versie;
