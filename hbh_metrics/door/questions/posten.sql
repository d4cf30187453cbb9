-- De betaalde posten waarover iets te vragen is: één rij per toewijzing per periode, met wat er netto is betaald en wat daar was afgesproken.
-- Welke betalingen tellen, en van wie, staat in tellende_betalingen.sql. Bij een budget per cliënt is afgesproken wat in $budgetten staat
-- voor de klasse van de toewijzing; een regel daarzonder wordt met niets vergeleken, en waar minder mag ($mag_lager), telt alleen wat erboven
-- ligt. Anders is dat het pad, per cliënt, per uur of voor een hele groep (dan is er geen toewijzing). Het geldt ten hoogste één keer per
-- cliënt, behalve per uur, en niet voor een cliënt zonder een dag hulp in die periode.
with budgetten as (
    select
        unnest(cast($budget_aanbieders as varchar[])) as aanbieder_id,
        unnest(cast($budget_perioden as varchar[])) as periode_id,
        unnest(cast($klassen as integer[])) as klasse,
        unnest(cast($budgetten as decimal(12, 2)[])) as budget_eur,
        unnest(cast($mag_lager as boolean[])) as mag_lager
),

toewijzingen as (
    select
        toewijzing_nummer,
        klasse
    from read_parquet($indicaties)
    where groep = 'EXPERIMENT'
),

betalingen as (
    select *
    from tellende_betalingen($periodebetalingen, $eigen, $aanbieders, $perioden, $grondslagen)
),

credits as (
    select
        aanbieder_id,
        vorige_referentie,
        sum(aantal) as aantal,
        sum(bedrag_eur) as bedrag_eur
    from read_parquet($periodebetalingen)
    where debet_credit = 'C'
    group by aanbieder_id, vorige_referentie
),

regels as (
    select
        debet.*,
        debet.grondslag = 'UREN' as is_per_uur,
        debet.aantal - coalesce(credits.aantal, 0) as aantal_netto,
        debet.bedrag_eur + coalesce(credits.bedrag_eur, 0) as bedrag_netto_eur
    from betalingen as debet
    left join credits
        on debet.aanbieder_id = credits.aanbieder_id
        and debet.prestatie_referentie = credits.vorige_referentie
    where debet.debet_credit = 'D'
),

vergeleken as (
    select
        regels.*,
        if(
            coalesce(budgetten.mag_lager, false),
            least(budgetten.budget_eur, regels.tarief_eur),
            coalesce(budgetten.budget_eur, paden.tarief_eur, regels.tarief_eur)
        ) as geldend_eur
    from regels
    left join toewijzingen on regels.toewijzing_nummer = toewijzingen.toewijzing_nummer
    left join read_parquet($paden) as paden
        on regels.aanbieder_id = paden.aanbieder_id
        and regels.periode_id = paden.periode_id
        and paden.is_afspraak
    left join budgetten
        on regels.aanbieder_id = budgetten.aanbieder_id
        and regels.periode_id = budgetten.periode_id
        and toewijzingen.klasse = budgetten.klasse
    where
        (regels.toewijzing_nummer is null or toewijzingen.toewijzing_nummer is not null)
        and (
            paden.tarief_eur is not null
            or (regels.aanbieder_id, regels.periode_id) in (select (aanbieder_id, periode_id) from budgetten)
        )
),

posten as (
    select
        vergeleken.aanbieder_id,
        vergeleken.periode_id,
        vergeleken.toewijzing_nummer,
        any_value(vergeleken.client_sleutel) as client_sleutel,
        bool_or(vergeleken.is_per_uur) as is_per_uur,
        sum(vergeleken.aantal_netto) as aantal_netto,
        sum(vergeleken.bedrag_netto_eur) as betaald_eur,
        sum(round(vergeleken.geldend_eur * vergeleken.aantal_netto, 2)) as geldend_eur,
        bool_or(vergeleken.aantal_netto > 0 and abs(vergeleken.tarief_eur - vergeleken.geldend_eur) > 0.01) as is_ander_tarief
    from vergeleken
    group by vergeleken.aanbieder_id, vergeleken.periode_id, vergeleken.toewijzing_nummer
),

gewogen as (
    select
        posten.*,
        coalesce(client.actieve_dagen = 0, false) as is_zonder_dag,
        coalesce(client.aantal_netto > 1 and client.actieve_dagen > 0 and not posten.is_per_uur, false) as is_dubbel,
        coalesce(client.urenrijen > 0 and client.uren = 0 and client.urenrijen_met_reden = 0, false) as is_zonder_uren,
        round(
            case
                when client.actieve_dagen = 0 then 0
                when posten.is_per_uur or client.aantal_netto is null then posten.geldend_eur
                else posten.geldend_eur / greatest(client.aantal_netto, 1)
            end,
            2
        ) as afgesproken_eur
    from posten
    left join read_parquet($clientperioden) as client
        on posten.client_sleutel = client.client_sleutel
        and posten.aanbieder_id = client.aanbieder_id
        and posten.periode_id = client.periode_id
    where posten.aantal_netto > 0
)

select
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(periode_id as varchar) as periode_id,
    cast(toewijzing_nummer as varchar) as toewijzing_nummer,
    cast(betaald_eur as decimal(18, 2)) as betaald_eur,
    cast(afgesproken_eur as decimal(18, 2)) as afgesproken_eur,
    cast(is_ander_tarief as boolean) as is_ander_tarief,
    cast(is_zonder_dag as boolean) as is_zonder_dag,
    cast(is_dubbel as boolean) as is_dubbel,
    cast(is_zonder_uren as boolean) as is_zonder_uren
from gewogen
where is_ander_tarief or is_zonder_dag or is_dubbel or is_zonder_uren
order by aanbieder_id, periode_id, toewijzing_nummer nulls last
