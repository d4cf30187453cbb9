-- Alles wat over cliënten optelt: één rij per aanbieder per periode. Het enige optellen van alle cliëntperioden voor de maatstaven.
-- Bij één aanbieder is een cliënt één rij; aantallen clienten_… zijn daar dus verschillende cliënten. Geld en uren zijn leeg als er geen regel is.
-- Wat volgens het pad, het starttarief of het basistarief betaald zou zijn, is leeg zonder afspraak; bij een budget per cliënt gaat het over de
-- regels waarvoor een budget is afgesproken. bedrag is van cliënten; bedrag_met_taak ook wat voor een hele groep is betaald.
create table tussenstand.sommen_per_aanbieder as
with opgeteld as (
    select
        aanbieder_id,
        periode_id,
        count_if(is_actief) as clienten,
        count_if(is_begonnen) as clienten_begonnen,
        count_if(is_begonnen_in_totaal) as clienten_begonnen_in_totaal,
        count_if(is_vertrokken) as clienten_vertrokken,
        count_if(is_vertrokken_in_totaal) as clienten_vertrokken_in_totaal,
        count_if(is_betaald) as clienten_betaald,
        count_if(heeft_debet) as clienten_met_debet,
        count_if(is_bekend) as clienten_bekend,
        count_if(is_bekend_betaald) as clienten_bekend_betaald,
        count_if(is_bekend_actief) as clienten_bekend_actief,
        count_if(heeft_indicatie) as clienten_met_indicatie,
        count_if(heeft_tempo) as clienten_met_tempo,
        count_if(heeft_klasse) as clienten_met_klasse,
        count_if(heeft_referentie) as clienten_met_referentie,
        count_if(is_vergelijkbaar) as clienten_vergelijkbaar,

        coalesce(sum(actieve_dagen), 0) as actieve_dagen,
        coalesce(sum(nieuwe_dagen), 0) as nieuwe_dagen,
        coalesce(sum(betaalregels), 0) as betaalregels,
        count_if(is_actief and betaalregels > 0) as actief_en_betaald,
        count_if(is_betaald and not is_actief) as betaald_zonder_dag,
        sum(aantal_netto) as aantal,
        sum(bedrag_netto_eur) as bedrag,
        sum(bedrag_debet_eur) as bedrag_debet,
        sum(betaalde_perioden) as aantal_perioden,
        sum(betaalde_perioden * referentie_eur) as eigen_referentiekosten,
        sum(betaalde_perioden) filter (where referentie_eur is null) as aantal_zonder_referentie,

        coalesce(sum(urenrijen), 0) as urenrijen,
        sum(uren) as uren,
        count_if(is_betaald) as betaald,
        count_if(is_bekend_betaald) as bekend_betaald,
        count_if(is_betaald_zonder_uren) as betaald_zonder_uren,
        count_if(is_betaald_zonder_uren and urenrijen_met_reden = 0) as betaald_zonder_uren_onverklaard,
        sum(aantal_netto) filter (where is_bekend_betaald) as aantal_bekend,
        sum(bedrag_netto_eur) filter (where is_bekend_betaald) as bedrag_bekend,
        sum(uren) filter (where is_bekend_betaald) as uren_betaald,

        sum(uren) filter (where is_bekend_actief) as uren_actief,
        sum(actieve_dagen) filter (where is_bekend_actief) as dagen_actief,
        sum(uren) filter (where heeft_indicatie) as uren_met_indicatie,
        sum(indicatie_uurdagen) filter (where heeft_indicatie) as indicatie_uurdagen,
        count_if(heeft_klasse) as met_klasse,
        count_if(heeft_klasse and uren * 7 < klasse_vanaf * actieve_dagen) as onder_klasse,
        count_if(heeft_klasse and uren * 7 >= klasse_tot * actieve_dagen) as boven_klasse,
        sum(uren) filter (where heeft_referentie) as uren_met_referentie,
        sum(referentie_uren * actieve_dagen) filter (where heeft_referentie) as referentie_uurdagen,
        count_if(heeft_referentie) as met_referentie,
        sum(urenhonderdsten * urenhonderdsten) filter (where heeft_referentie) as uren_kwadraat,
        sum(urenhonderdsten * referentiedagen) filter (where heeft_referentie) as uren_maal_referentie,
        sum(referentiedagen * referentiedagen) filter (where heeft_referentie) as referentie_kwadraat,
        count_if(is_vergelijkbaar) as vergelijkbaar,
        count_if(is_sterk_gedaald) as sterk_gedaald,

        count_if(is_actief and uurdagen is not null) as geindiceerd,
        coalesce(sum(actieve_dagen) filter (where uurdagen is not null), 0) as dagen_geindiceerd,
        sum(uurdagen) filter (where is_actief) as uurdagen,
        sum(uurdagen * uurdagen) as uurdagen_kwadraat,
        sum(uurdagen * actieve_dagen) as uurdagen_maal_dagen,
        sum(actieve_dagen::bigint * actieve_dagen) filter (where uurdagen is not null) as dagen_kwadraat
    from tussenstand.kenmerken
    group by aanbieder_id, periode_id
)

select
    opgeteld.* replace (
        opgeteld.betaalregels + coalesce(taak.betaalregels, 0) as betaalregels,
        if(taak.betaalregels is null, opgeteld.bedrag_debet, coalesce(opgeteld.bedrag_debet, 0) + coalesce(taak.bedrag_debet, 0))
            as bedrag_debet
    ),
    if(taak.betaalregels is null, opgeteld.bedrag, coalesce(opgeteld.bedrag, 0) + taak.bedrag) as bedrag_met_taak,
    if(rooster.is_voor_groep, bedrag_met_taak, null) as bedrag_voor_groep,
    if(rooster.is_voor_groep, opgeteld.clienten, null) as clienten_van_groep,
    rooster.volgnummer,
    rooster.dagen,
    rooster.is_open,
    rooster.uiterste_leverdag,
    rooster.pad_eur,
    rooster.starttarief_eur,
    rooster.basistarief_eur,
    rooster.contractsoort = 'BUDGET_CLIENT' as is_budget,
    case when is_budget then budget.aantal when rooster.pad_eur is not null then opgeteld.aantal end as aantal_met_pad,
    if(is_budget, budget.volgens_pad, opgeteld.aantal * rooster.pad_eur) as volgens_pad,
    case when is_budget then budget.bedrag when rooster.starttarief_eur is not null then opgeteld.bedrag end as bedrag_met_starttarief,
    if(is_budget, budget.volgens_start, opgeteld.aantal * rooster.starttarief_eur) as volgens_starttarief,
    if(is_budget or rooster.pad_eur is not null, volgens_starttarief, null) as volgens_starttarief_met_pad,
    if(rooster.basistarief_eur is null, null, bedrag_bekend) as bedrag_met_basistarief,
    uren_betaald * rooster.basistarief_eur as volgens_basistarief
from opgeteld
inner join tussenstand.rooster as rooster
    on opgeteld.aanbieder_id = rooster.aanbieder_id
    and opgeteld.periode_id = rooster.periode_id
left join tussenstand.taakbetalingen as taak
    on opgeteld.aanbieder_id = taak.aanbieder_id
    and opgeteld.periode_id = taak.periode_id
left join tussenstand.budgetsommen as budget
    on opgeteld.aanbieder_id = budget.aanbieder_id
    and opgeteld.periode_id = budget.periode_id;
