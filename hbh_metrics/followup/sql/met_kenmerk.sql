-- De gebeurtenis met dit kenmerk, als die er is: hoogstens één rij
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
where kenmerk = :kenmerk
