-- De antwoorden van de formulieren die tellen: één rij per formulier per vraag, met wat er van het formulier is vastgesteld.
create view tussenstand.antwoorden as
select
    formulieren.respons_id,
    formulieren.koppel_id,
    formulieren.meting,
    formulieren.groep,
    formulieren.aanbieder_id,
    enquetescores.vraag_code,
    enquetescores.score,
    enquetescores.antwoordsoort
from enquetescores
inner join tussenstand.formulieren as formulieren on enquetescores.respons_id = formulieren.respons_id
where formulieren.is_geldig;
