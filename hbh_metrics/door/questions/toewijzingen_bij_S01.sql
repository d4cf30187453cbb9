-- De toewijzingen bij S01: één rij per toewijzing waarvan een regel, na aftrek van de credits erop, tegen een ander tarief dan het afgesprokene is betaald.
with regels as (
    select
        debet.toewijzing_nummer,
        debet.tarief_eur,
        debet.aantal - coalesce(sum(credit.aantal), 0) as aantal_netto
    from read_parquet($periodebetalingen) as debet
    left join read_parquet($periodebetalingen) as credit
        on debet.aanbieder_id = credit.aanbieder_id
        and debet.prestatie_referentie = credit.vorige_referentie
        and credit.debet_credit = 'C'
    where
        debet.aanbieder_id = cast($aanbieder as varchar)
        and debet.periode_id = cast($periode as varchar)
        and debet.grondslag = 'PERIODETARIEF'
        and debet.debet_credit = 'D'
    group by debet.prestatie_referentie, debet.toewijzing_nummer, debet.tarief_eur, debet.aantal
),

pad as (
    select tarief_eur
    from read_parquet($paden)
    where aanbieder_id = cast($aanbieder as varchar) and periode_id = cast($periode as varchar) and is_afspraak
),

toewijzingen as (
    select toewijzing_nummer
    from read_parquet($indicaties)
    where groep = 'EXPERIMENT' and aanbieder_id = cast($aanbieder as varchar)
)

select distinct cast(regels.toewijzing_nummer as varchar) as toewijzing_nummer
from regels
inner join toewijzingen on regels.toewijzing_nummer = toewijzingen.toewijzing_nummer
cross join pad
where regels.aantal_netto > 0 and abs(regels.tarief_eur - pad.tarief_eur) > 0.01
order by toewijzing_nummer
