-- Wat een cliënt voor het experiment per vier weken kreeg en kostte: één rij per cliënt, van negen op de tien.
select
    client_sleutel,
    round(180 + 20 * min(uren_week), 2) as bedrag_per_periode_eur,
    4 * min(uren_week) as uren_per_periode,
    12 as perioden
from indicaties
where loting(10, client_sleutel, 'referentie') <> 0
group by client_sleutel
