-- De geleverde uren: één rij per toewijzing per week waarin hulp liep; een op de 30 is afwezig (0 uur met reden), een op de 100 ontbreekt.
select
    indicaties.toewijzing_nummer,
    indicaties.client_sleutel,
    indicaties.aanbieder_id,
    weken.maandag as datum,
    if(loting(30, toewijzing_nummer, maandag) = 0, 0, uren_week - 0.25 + loting(7, toewijzing_nummer, maandag) * 0.25 - 0.25) as uren,
    if(loting(30, toewijzing_nummer, maandag) = 0, 'ZIEKENHUIS', null) as reden_niet_geleverd
from weken
inner join indicaties
    on indicaties.groep <> 'VOORAF'
    and indicaties.ingangsdatum <= weken.maandag
    and coalesce(indicaties.einddatum, date '9999-12-31') >= weken.maandag
where loting(100, toewijzing_nummer, maandag + 1) <> 0
order by weken.volgnummer, indicaties.aanbieder_id, indicaties.toewijzing_nummer, weken.maandag
