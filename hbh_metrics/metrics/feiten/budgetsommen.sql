-- Wat bij een budget per cliënt is betaald tegenover wat is afgesproken: één rij per aanbieder per periode.
create table tussenstand.budgetsommen as
select
    aanbieder_id,
    periode_id,
    sum(aantal) as aantal,
    sum(bedrag) as bedrag,
    sum(aantal * budget_eur) as volgens_pad,
    sum(aantal * startbudget_eur) as volgens_start
from tussenstand.budgetgewichten
group by aanbieder_id, periode_id;
