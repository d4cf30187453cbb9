-- De antwoorden op de enquête: één rij per respons per vraag; een op de tien deed mee, de meesten aan beide metingen.
select
    meting.meting || '-' || toewijzing_nummer as respons_id,
    client_sleutel as koppel_id,
    meting.meting,
    groep,
    aanbieder_id,
    vragen.vraag_code,
    meting.invuldatum,
    5 + loting(5, toewijzing_nummer, meting.meting || vraag_code) as score,
    'SCORE' as antwoordsoort
from indicaties
cross join (
    select unnest(['NUL', 'EIND']) as meting, unnest([date '2014-02-10', date '2014-12-08']) as invuldatum
) as meting
cross join vragen
where
    groep in ('EXPERIMENT', 'VERGELIJKING')
    and loting(10, toewijzing_nummer, 7) = 0
    and (meting.meting = 'NUL' or loting(5, toewijzing_nummer, 8) <> 0)
