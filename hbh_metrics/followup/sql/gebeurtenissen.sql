-- De gebeurtenissen met een kenmerk, van een signaal, een aanbieder en een periode, of alle: één rij per gebeurtenis, de oudste eerst
select
    volgnummer,
    kenmerk,
    tijdstip,
    auteur,
    soort,
    publicatie,
    signaal,
    aanbieder_id,
    periode_id,
    tekst,
    eigenaar,
    datum,
    aanwezig,
    waarde,
    verwijst_naar
from gebeurtenissen
where
    (:kenmerk is null or kenmerk = :kenmerk)
    and (:signaal is null or signaal = :signaal)
    and (:aanbieder_id is null or aanbieder_id = :aanbieder_id)
    and (:periode_id is null or periode_id = :periode_id)
order by volgnummer
