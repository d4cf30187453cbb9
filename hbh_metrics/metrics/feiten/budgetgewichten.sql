-- Betaald bij een budget per cliënt: één rij per aanbieder per periode per klasse waarvoor een budget is afgesproken. De klasse is die van de
-- toewijzing van de regel; een regel zonder klasse of zonder budget wordt met niets vergeleken en staat hier niet.
-- aantal_bekend telt alleen wie is betaald en van wie uren bekend zijn.
create table tussenstand.budgetgewichten as
with per_client as (
    select
        budget.aanbieder_id,
        budget.periode_id,
        budget.volgnummer,
        budget.klasse,
        toewijzingen.client_sleutel,
        any_value(budget.budget_eur) as budget_eur,
        any_value(budget.startbudget_eur) as startbudget_eur,
        sum(if(betaling.debet_credit = 'D', betaling.aantal, -betaling.aantal)) as aantal,
        sum(betaling.bedrag_eur) as bedrag
    from tussenstand.betalingen as betaling
    inner join tussenstand.toewijzingen as toewijzingen
        on betaling.toewijzing_nummer = toewijzingen.toewijzing_nummer
        and toewijzingen.groep = 'EXPERIMENT'
    inner join tussenstand.budgetpaden as budget
        on betaling.aanbieder_id = budget.aanbieder_id
        and betaling.periode_id = budget.periode_id
        and toewijzingen.klasse = budget.klasse
    group by budget.aanbieder_id, budget.periode_id, budget.volgnummer, budget.klasse, toewijzingen.client_sleutel
)

select
    per_client.aanbieder_id,
    per_client.periode_id,
    per_client.volgnummer,
    per_client.klasse,
    any_value(per_client.budget_eur) as budget_eur,
    any_value(per_client.startbudget_eur) as startbudget_eur,
    sum(per_client.aantal) as aantal,
    sum(per_client.bedrag) as bedrag,
    sum(per_client.aantal) filter (where clientperioden.aantal_netto > 0 and clientperioden.urenrijen > 0) as aantal_bekend
from per_client
left join clientperioden
    on per_client.client_sleutel = clientperioden.client_sleutel
    and per_client.aanbieder_id = clientperioden.aanbieder_id
    and per_client.periode_id = clientperioden.periode_id
group by per_client.aanbieder_id, per_client.periode_id, per_client.volgnummer, per_client.klasse;
