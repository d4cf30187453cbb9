-- De stappen van tarieven: één rij per aanbieder per versie per stap.
select
    aanbieder_id,
    versie,
    vanaf_periode,
    bedrag_eur
from tariefstappen
order by aanbieder_id, versie, vanaf_periode;
