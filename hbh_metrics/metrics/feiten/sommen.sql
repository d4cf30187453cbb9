-- Sommen per aanbieder per periode: één rij per aanbieder (of TOTAAL) per periode, alles wat over cliënten optelt.
-- Wie in een periode bij meer aanbieders was, telt in TOTAAL als cliënt één keer. In- en uitstroom van TOTAAL gaan over alle aanbieders samen.
create table tussenstand.sommen as
with opgeteld as (
    select
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        periode_id,
        grouping(aanbieder_id) = 1 as is_totaal,
        any_value(volgnummer) as volgnummer,
        any_value(dagen) as dagen,
        case when grouping(aanbieder_id) = 0 then any_value(pad_eur) end as pad_eur,
        case when grouping(aanbieder_id) = 0 then any_value(starttarief_eur) end as starttarief_eur,
        case when grouping(aanbieder_id) = 0 then any_value(basistarief_eur) end as basistarief_eur,
        bool_or(betaald > 0 and urenrijen = 0) as is_betaald_zonder_levering_van_uren,
        sum(columns(* exclude (
            aanbieder_id, periode_id, volgnummer, dagen, is_open, uiterste_leverdag, pad_eur, starttarief_eur, basistarief_eur, is_budget
        )))
    from tussenstand.sommen_per_aanbieder
    group by grouping sets ((aanbieder_id, periode_id), (periode_id))
)

select
    opgeteld.* exclude (clienten_begonnen_in_totaal, clienten_vertrokken_in_totaal)
    replace (
        opgeteld.clienten - coalesce(dubbel.clienten, 0) as clienten,
        if(
            is_totaal,
            opgeteld.clienten_begonnen_in_totaal - coalesce(dubbel.clienten_begonnen_in_totaal, 0),
            opgeteld.clienten_begonnen
        ) as clienten_begonnen,
        if(
            is_totaal,
            opgeteld.clienten_vertrokken_in_totaal - coalesce(dubbel.clienten_vertrokken_in_totaal, 0),
            opgeteld.clienten_vertrokken
        ) as clienten_vertrokken,
        opgeteld.clienten_betaald - coalesce(dubbel.clienten_betaald, 0) as clienten_betaald,
        opgeteld.clienten_met_debet - coalesce(dubbel.clienten_met_debet, 0) as clienten_met_debet,
        opgeteld.clienten_bekend - coalesce(dubbel.clienten_bekend, 0) as clienten_bekend,
        opgeteld.clienten_bekend_betaald - coalesce(dubbel.clienten_bekend_betaald, 0) as clienten_bekend_betaald,
        opgeteld.clienten_bekend_actief - coalesce(dubbel.clienten_bekend_actief, 0) as clienten_bekend_actief,
        opgeteld.clienten_met_indicatie - coalesce(dubbel.clienten_met_indicatie, 0) as clienten_met_indicatie,
        opgeteld.clienten_met_tempo - coalesce(dubbel.clienten_met_tempo, 0) as clienten_met_tempo,
        opgeteld.clienten_met_klasse - coalesce(dubbel.clienten_met_klasse, 0) as clienten_met_klasse,
        opgeteld.clienten_met_referentie - coalesce(dubbel.clienten_met_referentie, 0) as clienten_met_referentie,
        opgeteld.clienten_vergelijkbaar - coalesce(dubbel.clienten_vergelijkbaar, 0) as clienten_vergelijkbaar
    )
from opgeteld
left join tussenstand.dubbeltellingen as dubbel
    on opgeteld.is_totaal
    and opgeteld.periode_id = dubbel.periode_id;
