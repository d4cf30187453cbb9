-- De betaalde posten waarover iets te vragen is: één rij per toewijzing per periode, met wat er netto is betaald en wat daar was afgesproken.
-- $eigen is de ene aanbieder die te zien is, of leeg. Afgesproken is het pad maal het aantal, ten hoogste één keer per cliënt, en niets voor
-- een cliënt zonder een dag hulp in die periode.
with regels as (
    select
        debet.aanbieder_id,
        debet.periode_id,
        debet.toewijzing_nummer,
        debet.client_sleutel,
        debet.tarief_eur,
        debet.aantal - coalesce(sum(credit.aantal), 0) as aantal_netto,
        debet.bedrag_eur + coalesce(sum(credit.bedrag_eur), 0) as bedrag_netto_eur
    from read_parquet($periodebetalingen) as debet
    left join read_parquet($periodebetalingen) as credit
        on debet.aanbieder_id = credit.aanbieder_id
        and debet.prestatie_referentie = credit.vorige_referentie
        and credit.debet_credit = 'C'
    where
        debet.grondslag in ('PERIODETARIEF', 'BUDGET')
        and debet.debet_credit = 'D'
        and (cast($eigen as varchar) is null or debet.aanbieder_id = cast($eigen as varchar))
    group by
        debet.aanbieder_id,
        debet.periode_id,
        debet.prestatie_referentie,
        debet.toewijzing_nummer,
        debet.client_sleutel,
        debet.tarief_eur,
        debet.aantal,
        debet.bedrag_eur
),

paden as (
    select
        aanbieder_id,
        periode_id,
        tarief_eur
    from read_parquet($paden)
    where is_afspraak and tarief_eur is not null
),

toewijzingen as (
    select toewijzing_nummer
    from read_parquet($indicaties)
    where groep = 'EXPERIMENT'
),

posten as (
    select
        regels.aanbieder_id,
        regels.periode_id,
        regels.toewijzing_nummer,
        any_value(regels.client_sleutel) as client_sleutel,
        any_value(paden.tarief_eur) as pad_eur,
        sum(regels.aantal_netto) as aantal_netto,
        sum(regels.bedrag_netto_eur) as betaald_eur,
        bool_or(regels.aantal_netto > 0 and abs(regels.tarief_eur - paden.tarief_eur) > 0.01) as is_ander_tarief
    from regels
    inner join toewijzingen on regels.toewijzing_nummer = toewijzingen.toewijzing_nummer
    inner join paden
        on regels.aanbieder_id = paden.aanbieder_id
        and regels.periode_id = paden.periode_id
    group by regels.aanbieder_id, regels.periode_id, regels.toewijzing_nummer
),

gewogen as (
    select
        posten.*,
        client.actieve_dagen = 0 as is_zonder_dag,
        client.aantal_netto > 1 and client.actieve_dagen > 0 as is_dubbel,
        client.urenrijen > 0 and client.uren = 0 and client.urenrijen_met_reden = 0 as is_zonder_uren,
        round(
            if(
                client.actieve_dagen = 0,
                0,
                posten.pad_eur * posten.aantal_netto / greatest(client.aantal_netto, 1)
            ),
            2
        ) as afgesproken_eur
    from posten
    inner join read_parquet($clientperioden) as client
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
order by aanbieder_id, periode_id, toewijzing_nummer
