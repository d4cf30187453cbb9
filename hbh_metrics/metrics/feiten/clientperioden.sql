-- Wat er per cliënt is gebeurd: één rij per cliënt per aanbieder per periode van het experiment waarin hulp liep, uren staan of is betaald.
-- actieve_dagen_bits: bit i is dag i van de periode (0 is de eerste); weken_met_uren: bit w is week w van de periode.
-- uren is leeg als er geen urenregel is (onbekend, niet nul); de betaalkolommen zijn leeg als er geen betaalregel is.
create or replace table clientperioden as
with hulp_per_toewijzing as (
    select
        toewijzingen.paar_nummer,
        toewijzingen.klasse,
        toewijzingen.uren_week,
        perioden.periode_id,
        greatest(toewijzingen.begin, perioden.begin) - perioden.begin as eerste,
        greatest(toewijzingen.nieuw_vanaf, perioden.begin) - perioden.begin as eerste_nieuwe,
        least(toewijzingen.eind, perioden.eind) - perioden.begin as laatste
    from tussenstand.toewijzingen as toewijzingen
    inner join tussenstand.perioden as perioden
        on toewijzingen.begin <= perioden.eind
        and toewijzingen.eind >= perioden.begin
    where toewijzingen.begin <= toewijzingen.eind
),

hulp as (
    select
        paar_nummer,
        periode_id,
        bit_or(((1::bigint << (laatste - eerste + 1)) - 1) << eerste) as actieve_dagen_bits,
        sum(greatest(laatste - eerste_nieuwe + 1, 0))::smallint as nieuwe_dagen,
        sum((laatste - eerste + 1) * uren_week)::decimal(18, 2) as indicatie_uurdagen,
        case when min(klasse) = max(klasse) then min(klasse) end as enige_klasse
    from hulp_per_toewijzing
    group by paar_nummer, periode_id
),

uren as (
    select
        toewijzingen.paar_nummer,
        uren_per_toewijzing.periode_id,
        sum(uren_per_toewijzing.uren)::decimal(18, 2) as uren,
        sum(uren_per_toewijzing.urenrijen)::integer as urenrijen,
        sum(uren_per_toewijzing.urenrijen_met_reden)::integer as urenrijen_met_reden,
        bit_or(uren_per_toewijzing.weken_met_uren) as weken_met_uren
    from tussenstand.uren_per_toewijzing as uren_per_toewijzing
    inner join tussenstand.toewijzingen as toewijzingen
        on uren_per_toewijzing.toewijzing_nummer = toewijzingen.toewijzing_nummer
    group by toewijzingen.paar_nummer, uren_per_toewijzing.periode_id
),

betalingen as (
    select
        toewijzingen.paar_nummer,
        periodebetalingen.periode_id,
        count(*)::integer as betaalregels,
        count(*) filter (where periodebetalingen.debet_credit = 'D')::integer as debetregels,
        sum(case when periodebetalingen.debet_credit = 'D' then periodebetalingen.aantal else -periodebetalingen.aantal end)
            ::decimal(18, 4) as aantal_netto,
        sum(periodebetalingen.bedrag_eur)::decimal(18, 2) as bedrag_netto_eur,
        sum(periodebetalingen.bedrag_eur) filter (where periodebetalingen.debet_credit = 'D')::decimal(18, 2) as bedrag_debet_eur
    from periodebetalingen
    inner join tussenstand.perioden as perioden on periodebetalingen.periode_id = perioden.periode_id
    inner join tussenstand.toewijzingen as toewijzingen
        on periodebetalingen.toewijzing_nummer = toewijzingen.toewijzing_nummer
    where periodebetalingen.grondslag = 'PERIODETARIEF'
    group by toewijzingen.paar_nummer, periodebetalingen.periode_id
),

feiten as (
    select *
    from hulp
    full join uren using (paar_nummer, periode_id)
    full join betalingen using (paar_nummer, periode_id)
)

select
    paren.client_sleutel,
    paren.aanbieder_id,
    feiten.periode_id,
    paren.aanbieders_van_client,
    paren.eerste_dag,
    paren.laatste_dag,
    paren.eerste_dag_totaal,
    paren.laatste_dag_totaal,
    coalesce(bit_count(feiten.actieve_dagen_bits), 0)::smallint as actieve_dagen,
    coalesce(feiten.actieve_dagen_bits, 0)::bigint as actieve_dagen_bits,
    coalesce(feiten.nieuwe_dagen, 0)::smallint as nieuwe_dagen,
    coalesce(feiten.indicatie_uurdagen, 0)::decimal(18, 2) as indicatie_uurdagen,
    feiten.enige_klasse,
    feiten.uren,
    coalesce(feiten.urenrijen, 0)::integer as urenrijen,
    coalesce(feiten.urenrijen_met_reden, 0)::integer as urenrijen_met_reden,
    coalesce(feiten.weken_met_uren, 0)::utinyint as weken_met_uren,
    coalesce(feiten.betaalregels, 0)::integer as betaalregels,
    coalesce(feiten.debetregels, 0)::integer as debetregels,
    feiten.aantal_netto,
    feiten.bedrag_netto_eur,
    feiten.bedrag_debet_eur,
    referentie.uren_per_periode as referentie_uren,
    referentie.bedrag_per_periode_eur as referentie_eur
from feiten
inner join tussenstand.paren as paren on feiten.paar_nummer = paren.paar_nummer
left join referentie on paren.client_sleutel = referentie.client_sleutel;
