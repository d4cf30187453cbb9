"""Writes a data folder as an older release would have left it: today's publication with only that release's tables, columns and metrics.

What a release wrote is written out here and never follows the code: a table, column or metric that is added later is left out by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from hbh_metrics.publications import Publication, Store

Shape = Mapping[str, tuple[str, ...]]
"""The columns of each table."""

_SECOND: Mapping[str, str] = {
    "aanbieders": "aanbieder_id naam contract_van contract_tot",
    "tariefafspraken": (
        "aanbieder_id versie vanaf_periode starttarief_eur basistarief_uur_eur afbouw_pct afbouw_methode "
        "eerste_verlaging gebroken_periode vastgesteld_op toelichting"
    ),
    "vragen": "vraag_code tekst schaal_min schaal_max is_rapportcijfer",
    "indicaties": (
        "toewijzing_nummer client_sleutel aanbieder_id groep categorie klasse uren_week besluitdatum ingangsdatum "
        "einddatum start_levering reden_beeindiging leeftijdsklasse"
    ),
    "geleverde_uren": "toewijzing_nummer client_sleutel aanbieder_id datum uren reden_niet_geleverd",
    "periodebetalingen": (
        "aanbieder_id prestatie_referentie vorige_referentie client_sleutel toewijzing_nummer periode_id grondslag "
        "debet_credit aantal tarief_eur bedrag_eur factuurdatum boekdatum"
    ),
    "enquetescores": "respons_id koppel_id meting groep aanbieder_id vraag_code invuldatum score antwoordsoort",
    "referentie": "client_sleutel bedrag_per_periode_eur uren_per_periode perioden",
    "ondersteuningsplannen": (
        "plan_id client_sleutel toewijzing_nummer aanbieder_id gesprek_datum ondertekend_datum uren_week_plan "
        "aandeel_netwerk"
    ),
    "meldingen": "melding_id soort kanaal aanbieder_id client_sleutel datum_ontvangst datum_afgehandeld thema uitkomst",
    "enquete_uitzet": "meting aanbieder_id aantal_benaderd uitgezet_op",
    "personeel": "aanbieder_id periode_id fte_hbh medewerkers uitstroom",
    "bestemmingen": "boeking_id periode_id bedrag_eur soort toelichting",
    "communicatie": "uiting_id aanbieder_id soort ontvangen_op beoordeeld_op oordeel",
    "herkomst": "publicatie ontvangen_op bestand sha256 tabel aanbieder_id periode_id rijen",
    "bevindingen": "regel ernst bestand rij kolom waarde verwacht melding aanbieder_id",
    "clientperioden": (
        "client_sleutel aanbieder_id periode_id aanbieders_van_client eerste_dag laatste_dag eerste_dag_totaal "
        "laatste_dag_totaal actieve_dagen actieve_dagen_bits nieuwe_dagen indicatie_uurdagen enige_klasse uren "
        "urenrijen urenrijen_met_reden weken_met_uren betaalregels debetregels aantal_netto bedrag_netto_eur "
        "bedrag_debet_eur referentie_uren referentie_eur eigen_uren_week"
    ),
    "weekwaarden": (
        "aanbieder_id week week_begin week_eind periode_id soort werkdagen is_voorbij uren urenrijen actieve_dagen "
        "clienten_hele_week clienten_hele_week_met_uren verwachte_uren uren_van_verwachten verhouding "
        "clienten_in_verhouding is_compleet"
    ),
    "paden": "aanbieder_id periode_id methode is_afspraak tarief_eur index_pct",
    "meetwaarden": "maatstaf aanbieder_id periode_id waarde teller noemer n status",
    "volledigheid": "bron aanbieder_id periode_id status rijen eerste_ontvangst",
    "verdelingen": "verdeling aanbieder_id periode_id groep code volgorde aantal noemer waarde",
    "signaalfeiten": "feit aanbieder_id periode_id waarde aantal noemer n",
    "signalen": "signaal niveau ernst aanbieder_id periode_id waarde drempel n sinds feiten",
    "drempels": "signaal ernst naam waarde is_standaard",
}
_FIRST_WITHOUT = ("verdelingen", "signaalfeiten", "signalen", "drempels")
_FIRST_SMALLER: Mapping[str, str] = {
    "clientperioden": "eigen_uren_week",
    "weekwaarden": "soort verwachte_uren uren_van_verwachten verhouding clienten_in_verhouding is_compleet",
}
_METRICS = """
    aandeel_bestand aandeel_boven_klasse aandeel_onder_klasse aandeel_sterke_daling afbouw_afgesproken
    afbouw_gerealiseerd afbouwvoortgang afgesproken_index afgesproken_tarief afwijking_tarief besparing_starttarief
    betaald betaald_tarief betaald_zonder_uren betaald_zonder_uren_onverklaard betaalde_clientperioden clienten
    clientperioden correctiedruk doorlooptijd_mediaan doorlooptijd_p90 effect_uren effect_uren_hoog effect_uren_laag
    effectief_uurtarief fte gespreksdekking instroom klachten_per_100 kosten_tov_referentie kosten_tov_referentie_cum
    kosten_tov_referentie_cum_pct netwerkinzet perioden_tot_vloer plandekking prijs_effect referentiekosten respons_eind
    respons_nul ruimte_basistarief tariefindex tevredenheid_eind tevredenheid_nul tevredenheid_verschil
    tevredenheid_verschil_hoog tevredenheid_verschil_laag uitstroom uren uren_mediaan uren_p10 uren_p90
    uren_per_client_week urendekking urenindex verzilvering volume_effect weekdekking
"""


def _second() -> Shape:
    return {table: tuple(columns.split()) for table, columns in _SECOND.items()}


def _first() -> Shape:
    return {
        table: tuple(name for name in columns if name not in _FIRST_SMALLER.get(table, "").split())
        for table, columns in _second().items()
        if table not in _FIRST_WITHOUT
    }


RELEASES: Mapping[str, Shape] = {"0.1.0": _first(), "0.2.0": _second()}
"""What each release wrote."""


def write_as(shape: Shape, source: Publication, root: Path) -> Publication:
    """Publish in `root` what `source` holds, in the shape of an older release, and return that publication."""
    manifest = source.manifest
    store = Store(root)
    with store.lock(), duckdb.connect(config={"threads": 1}) as con:
        draft = store.draft(None)
        source.open_tables(con)
        for table, columns in shape.items():
            rows = con.view(table)
            if table == "meetwaarden":
                rows = rows.filter(f"maatstaf in ({', '.join(repr(name) for name in _METRICS.split())})")
            if table == "weekwaarden" and "soort" not in columns:
                rows = rows.filter("soort = 'EXPERIMENT'")
            rows.project(", ".join(columns)).create(f"oud_{table}")
            con.execute(f"drop view {table}")
            con.execute(f"alter table oud_{table} rename to {table}")
            draft.write_table(con, table)
        return draft.commit(
            manifest.peildatum, manifest.deliveries, manifest.geleverd, manifest.key_fingerprint, manifest.extra
        )
