-- Wist de vrije teksten van één gebeurtenis: wat zij verder zegt, blijft staan
update gebeurtenissen
set
    tekst = '(gewist)',
    eigenaar = case when eigenaar is not null then '(gewist)' end,
    aanwezig = case when aanwezig is not null then '(gewist)' end
where volgnummer = :volgnummer
