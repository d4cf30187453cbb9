-- Wat er per cliënt is gebeurd: één rij per cliënt per aanbieder per periode van het experiment waarin hulp liep, uren staan of is betaald.
-- uren is leeg als er geen urenregel is (onbekend, niet nul); de betaalkolommen zijn leeg als er geen betaalregel is.
-- nieuwe_dagen telt elke dag van de cliënt bij één aanbieder; bit w van weken_met_uren is week w van de periode (0 is de eerste).
-- indicatie_uurdagen is leeg als er hulp liep zonder geïndiceerde uren.
-- eigen_uren_week is wat de cliënt voor het experiment in een week van vijf werkdagen kreeg.
-- De volgorde ligt vast, zodat dezelfde gegevens hetzelfde bestand geven; op cliënt is dat bestand ook drie keer zo klein.
create or replace table clientperioden as
select
    paren.client_sleutel,
    paren.aanbieder_id,
    perioden.periode_id,
    paren.aanbieders_van_client,
    paren.eerste_dag,
    paren.laatste_dag,
    paren.eerste_dag_totaal,
    paren.laatste_dag_totaal,
    coalesce(bit_count(feiten.actieve_dagen_bits), 0)::smallint as actieve_dagen,
    coalesce(feiten.actieve_dagen_bits, 0)::bigint as actieve_dagen_bits,
    coalesce(feiten.nieuwe_dagen, 0)::smallint as nieuwe_dagen,
    if(feiten.actieve_dagen_bits is null, 0, feiten.indicatie_uurdagen)::decimal(18, 2) as indicatie_uurdagen,
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
    paren.referentie_uren,
    paren.referentie_eur,
    paren.eigen_uren_week
from tussenstand.feiten as feiten
inner join tussenstand.paren as paren on feiten.paar_nummer = paren.paar_nummer
inner join tussenstand.perioden as perioden on feiten.volgnummer = perioden.volgnummer
where paren.groep = 'EXPERIMENT'
order by feiten.paar_nummer, feiten.volgnummer;
