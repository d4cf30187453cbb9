-- Hoeveel cliënten er te veel zijn als de aanbieders worden opgeteld, doordat zij er bij meer dan één zijn: één rij per periode waarin dat kan.
-- De kolommen heten als de aantallen cliënten waar zij voor TOTAAL af gaan.
create table tussenstand.dubbeltellingen as
with per_client as (
    select
        periode_id,
        greatest(count_if(is_actief) - 1, 0) as clienten,
        greatest(count_if(is_begonnen_in_totaal) - 1, 0) as clienten_begonnen_in_totaal,
        greatest(count_if(is_vertrokken_in_totaal) - 1, 0) as clienten_vertrokken_in_totaal,
        greatest(count_if(is_betaald) - 1, 0) as clienten_betaald,
        greatest(count_if(heeft_debet) - 1, 0) as clienten_met_debet,
        greatest(count_if(is_bekend) - 1, 0) as clienten_bekend,
        greatest(count_if(is_bekend_betaald) - 1, 0) as clienten_bekend_betaald,
        greatest(count_if(is_bekend_actief) - 1, 0) as clienten_bekend_actief,
        greatest(count_if(heeft_indicatie) - 1, 0) as clienten_met_indicatie,
        greatest(count_if(heeft_tempo) - 1, 0) as clienten_met_tempo,
        greatest(count_if(heeft_klasse) - 1, 0) as clienten_met_klasse,
        greatest(count_if(heeft_referentie) - 1, 0) as clienten_met_referentie,
        greatest(count_if(is_vergelijkbaar) - 1, 0) as clienten_vergelijkbaar
    from tussenstand.kenmerken
    where aanbieders_van_client > 1
    group by client_sleutel, periode_id
)

select
    periode_id,
    sum(columns(* exclude (periode_id)))
from per_client
group by periode_id;
