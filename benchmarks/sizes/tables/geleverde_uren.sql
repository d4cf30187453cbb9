-- De geleverde uren: één rij per toewijzing per week waarin hulp liep, ook in de 48 weken voor het experiment; een op de 30 is afwezig (0 uur met
-- reden), een op de 100 ontbreekt.
with alle_weken as (
    select volgnummer, maandag, false as is_vooraf from weken
    union all
    select 0, (date '2014-01-27' - 7 * nummer::integer)::date, true from range(1, 49) as week (nummer)
)

select
    indicaties.toewijzing_nummer,
    indicaties.client_sleutel,
    indicaties.aanbieder_id,
    alle_weken.maandag as datum,
    if(loting(30, toewijzing_nummer, maandag) = 0, 0, uren_week - 0.25 + loting(7, toewijzing_nummer, maandag) * 0.25 - 0.25) as uren,
    if(loting(30, toewijzing_nummer, maandag) = 0, 'ZIEKENHUIS', null) as reden_niet_geleverd
from alle_weken
inner join indicaties
    on alle_weken.is_vooraf = (indicaties.groep = 'VOORAF')
    and indicaties.ingangsdatum <= alle_weken.maandag
    and coalesce(indicaties.einddatum, date '9999-12-31') >= alle_weken.maandag
where loting(100, toewijzing_nummer, maandag + 1) <> 0
order by alle_weken.volgnummer, indicaties.aanbieder_id, indicaties.toewijzing_nummer, alle_weken.maandag
