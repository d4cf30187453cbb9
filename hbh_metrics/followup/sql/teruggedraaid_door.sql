-- Wie deze gebeurtenis al heeft teruggedraaid, en wanneer: hoogstens één rij
select
    auteur,
    tijdstip
from gebeurtenissen
where soort = 'TERUGGEDRAAID' and verwijst_naar = :kenmerk
