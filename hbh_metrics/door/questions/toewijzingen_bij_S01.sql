-- De toewijzingen bij S01: één rij per toewijzing waarvan een regel, na aftrek van de credits erop, tegen een ander tarief dan het afgesprokene is betaald.
-- $grondslagen zijn de betalingen die tellen; bij een budget per cliënt geldt het budget van de klasse ($klassen, $budgetten, $mag_lager).
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
        and list_contains(cast($grondslagen as varchar[]), debet.grondslag)
        and debet.debet_credit = 'D'
    group by debet.prestatie_referentie, debet.toewijzing_nummer, debet.tarief_eur, debet.aantal
),

pad as (
    select
        tarief_eur,
        cast(null as integer) as klasse,
        false as mag_lager
    from read_parquet($paden)
    where
        aanbieder_id = cast($aanbieder as varchar)
        and periode_id = cast($periode as varchar)
        and is_afspraak
        and tarief_eur is not null

    union all by name

    select
        unnest(cast($budgetten as decimal(12, 2)[])) as tarief_eur,
        unnest(cast($klassen as integer[])) as klasse,
        unnest(cast($mag_lager as boolean[])) as mag_lager
),

toewijzingen as (
    select
        toewijzing_nummer,
        klasse
    from read_parquet($indicaties)
    where groep = 'EXPERIMENT' and aanbieder_id = cast($aanbieder as varchar)
)

select distinct cast(regels.toewijzing_nummer as varchar) as toewijzing_nummer
from regels
inner join toewijzingen on regels.toewijzing_nummer = toewijzingen.toewijzing_nummer
inner join pad on pad.klasse is null or toewijzingen.klasse = pad.klasse
where
    regels.aantal_netto > 0
    and if(pad.mag_lager, regels.tarief_eur - pad.tarief_eur, abs(regels.tarief_eur - pad.tarief_eur)) > 0.01
order by toewijzing_nummer
