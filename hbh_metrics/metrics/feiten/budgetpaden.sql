-- Wat per klasse is afgesproken bij een budget per cliënt: één rij per aanbieder per periode per klasse; leeg bij elke andere afspraak.
-- startbudget_eur is dat van de eerste afspraak met die klasse. mag_lager: alleen wat erboven ligt, wordt beoordeeld.
create table tussenstand.budgetpaden as
select
    unnest($aanbieder_ids::varchar[]) as aanbieder_id,
    unnest($periode_ids::varchar[]) as periode_id,
    unnest($volgnummers::smallint[]) as volgnummer,
    unnest($klassen::tinyint[]) as klasse,
    unnest($budgetten_eur::decimal(12, 2)[]) as budget_eur,
    unnest($startbudgetten_eur::decimal(12, 2)[]) as startbudget_eur,
    unnest($mag_lager::boolean[]) as mag_lager;
