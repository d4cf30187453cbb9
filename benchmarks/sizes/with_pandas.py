"""The same facts and main metrics in pandas, as an analyst would write them: `python -m benchmarks.sizes.with_pandas FOLDER TARGET`.

Per client, provider and period: active days, indicated hours, hours, their rows, net paid number and amount, reference. From these, per
provider and period and for the total, 27 of the metrics, the ones below under the names of docs/maatstaven.md; and hours per week.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
from scipy.special import stdtrit

from hbh_metrics import calendar
from hbh_metrics.project import DEFAULT

DAYS_FOR_A_TEMPO = 14
KEY = ["client_sleutel", "aanbieder_id", "periode_id"]
BY = ["aanbieder_id", "periode_id"]


def derive(extracts: Path, target: Path) -> None:
    """Write client-periods, weekly hours and metrics, made from the Parquet files in `extracts`, to the new folder `target`."""
    target.mkdir(parents=True)
    periods = _periods()
    assignments = pd.read_parquet(extracts / "indicaties.parquet").query("groep == 'EXPERIMENT'")
    for name in ("ingangsdatum", "einddatum", "besluitdatum", "start_levering"):
        assignments[name] = pd.to_datetime(assignments[name])
    hours = pd.read_parquet(extracts / "geleverde_uren.parquet")
    hours = hours[hours["toewijzing_nummer"].isin(assignments["toewijzing_nummer"])]
    hours["uren"] = hours["uren"].astype("float64")
    hours["datum"] = pd.to_datetime(hours["datum"])
    hours["periode_id"] = _period_of(hours["datum"], periods)

    facts = _help(assignments, periods)
    facts = facts.merge(_hours(hours), on=KEY, how="outer").merge(_payments(extracts, assignments), on=KEY, how="outer")
    reference = pd.read_parquet(extracts / "referentie.parquet", columns=["client_sleutel", "uren_per_periode"])
    reference["uren_per_periode"] = reference["uren_per_periode"].astype("float64")
    facts = facts.merge(reference, on="client_sleutel", how="left")

    weeks = hours.groupby(["aanbieder_id", "datum"], as_index=False).agg(
        uren=("uren", "sum"), urenrijen=("uren", "size")
    )
    agreements = pd.read_parquet(extracts / "tariefafspraken.parquet", columns=["aanbieder_id", "starttarief_eur"])
    agreements["starttarief_eur"] = agreements["starttarief_eur"].astype("float64")
    facts = facts.merge(agreements, on="aanbieder_id", how="left")
    whole = facts.assign(aanbieder_id="TOTAAL")
    more = (
        _flow(assignments, periods),
        _plans(extracts, assignments, periods),
        _corrections(extracts, assignments),
        _survey(extracts),
    )
    metrics = pd.concat([_metrics(facts), _metrics(whole), *more])

    facts.to_parquet(target / "clientperioden.parquet", compression="zstd")
    weeks.to_parquet(target / "weekwaarden.parquet", compression="zstd")
    metrics.to_parquet(target / "meetwaarden.parquet", compression="zstd")


def _periods() -> pd.DataFrame:
    periods = calendar.experiment_periods()
    frame = pd.DataFrame({"periode_id": [period.id for period in periods]})
    frame["begin"] = pd.to_datetime([period.begin for period in periods])
    frame["eind"] = pd.to_datetime([period.end for period in periods])
    return frame


def _period_of(days: pd.Series, periods: pd.DataFrame) -> pd.Series:
    edges = [*periods["begin"], periods["eind"].iloc[-1] + pd.Timedelta(days=1)]
    return pd.cut(days, edges, right=False, labels=periods["periode_id"].tolist()).astype("str")


def _help(assignments: pd.DataFrame, periods: pd.DataFrame) -> pd.DataFrame:
    """Return active days and indicated hours; assignments of one client at one provider do not overlap here."""
    columns = ["client_sleutel", "aanbieder_id", "uren_week", "ingangsdatum", "einddatum"]
    rows = assignments[columns].merge(periods, how="cross")
    begin = rows["ingangsdatum"].clip(lower=rows["begin"])
    end = rows["einddatum"].fillna(pd.Timestamp(DEFAULT.end)).clip(upper=rows["eind"])
    rows["actieve_dagen"] = (end - begin).dt.days + 1
    rows = rows[rows["actieve_dagen"] > 0]
    rows["indicatie_uurdagen"] = rows["uren_week"].astype("float64") * rows["actieve_dagen"]
    return rows.groupby(KEY, as_index=False)[["actieve_dagen", "indicatie_uurdagen"]].sum()


def _hours(hours: pd.DataFrame) -> pd.DataFrame:
    return hours.groupby(KEY, as_index=False).agg(
        uren=("uren", "sum"), urenrijen=("uren", "size"), urenrijen_met_reden=("reden_niet_geleverd", "count")
    )


def _payments(extracts: Path, assignments: pd.DataFrame) -> pd.DataFrame:
    columns = [*KEY, "toewijzing_nummer", "grondslag", "debet_credit", "aantal", "bedrag_eur"]
    lines = pd.read_parquet(extracts / "periodebetalingen.parquet", columns=columns).query(
        "grondslag == 'PERIODETARIEF'"
    )
    lines = lines[lines["toewijzing_nummer"].isin(assignments["toewijzing_nummer"])]
    sign = lines["debet_credit"].map({"D": 1, "C": -1})
    lines = lines.assign(
        aantal_netto=lines["aantal"].astype("float64") * sign, bedrag_netto_eur=lines["bedrag_eur"].astype("float64")
    )
    return lines.groupby(KEY, as_index=False)[["aantal_netto", "bedrag_netto_eur"]].sum()


def _metrics(facts: pd.DataFrame) -> pd.DataFrame:
    by = BY
    paid = facts["aantal_netto"] > 0
    known = facts["urenrijen"] > 0
    active = facts[known & (facts["actieve_dagen"] > 0)]
    has_tempo = active[active["actieve_dagen"] >= DAYS_FOR_A_TEMPO]
    with_reference = active[active["uren_per_periode"].notna()]
    paid_known = facts[paid & known]

    every = facts.assign(volgens_start=facts["aantal_netto"] * facts["starttarief_eur"]).groupby(by)
    out = pd.DataFrame({"clienten": facts[facts["actieve_dagen"] > 0].groupby(by)["client_sleutel"].nunique()})
    out["clientperioden"] = every["actieve_dagen"].sum() / 28
    out["betaald"] = every["bedrag_netto_eur"].sum()
    out["betaalde_clientperioden"] = every["aantal_netto"].sum()
    out["betaald_tarief"] = out["betaald"] / out["betaalde_clientperioden"]
    out["tariefindex"] = 100 * out["betaald"] / every["volgens_start"].sum()
    out["besparing_starttarief"] = every["volgens_start"].sum() - out["betaald"]
    out["uren"] = facts[known].groupby(by)["uren"].sum()
    sums = active.groupby(by)[["uren", "actieve_dagen", "indicatie_uurdagen"]].sum()
    out["uren_per_client_week"] = sums["uren"] / (sums["actieve_dagen"] / 7)
    out["verzilvering"] = 100 * sums["uren"] / (sums["indicatie_uurdagen"] / 7)
    tempo = has_tempo.assign(tempo=has_tempo["uren"] / (has_tempo["actieve_dagen"] / 7)).groupby(by)["tempo"]
    for name, share in (("uren_p10", 0.1), ("uren_mediaan", 0.5), ("uren_p90", 0.9)):
        out[name] = tempo.quantile(share)
    reference = with_reference.assign(
        volgens_referentie=with_reference["uren_per_periode"] * with_reference["actieve_dagen"] / 28
    )
    reference_sums = reference.groupby(by)[["uren", "volgens_referentie"]].sum()
    out["urenindex"] = 100 * reference_sums["uren"] / reference_sums["volgens_referentie"]
    out["urendekking"] = 100 * paid_known.groupby(by).size() / facts[paid].groupby(by).size()
    out["betaald_zonder_uren"] = 100 * paid_known["uren"].eq(0).groupby([paid_known[name] for name in by]).mean()
    rate = paid_known.groupby(by)[["bedrag_netto_eur", "uren"]].sum()
    out["effectief_uurtarief"] = rate["bedrag_netto_eur"] / rate["uren"]
    return out.reset_index().melt(by, var_name="maatstaf", value_name="waarde")


def _flow(assignments: pd.DataFrame, periods: pd.DataFrame) -> pd.DataFrame:
    """Return who came and who left, and how long people waited for help to begin."""
    parts = []
    for rows in (assignments, assignments.assign(aanbieder_id="TOTAAL")):
        clients = rows.groupby(["client_sleutel", "aanbieder_id"], as_index=False).agg(
            eerste=("ingangsdatum", "min"),
            laatste=("einddatum", "max"),
            einden=("einddatum", "count"),
            aantal=("einddatum", "size"),
        )
        clients["laatste"] = clients["laatste"].where(clients["einden"] == clients["aantal"])
        for name, column in (("instroom", "eerste"), ("uitstroom", "laatste")):
            days = clients.assign(periode_id=_period_of(clients[column], periods))
            parts.append(_long(days.groupby(BY).size(), name))
        waited = rows.assign(
            periode_id=_period_of(rows["start_levering"], periods),
            dagen=(rows["start_levering"] - rows["besluitdatum"]).dt.days,
        )
        parts.append(_long(waited.groupby(BY)["dagen"].median(), "doorlooptijd_mediaan"))
    return pd.concat(parts)


def _plans(extracts: Path, assignments: pd.DataFrame, periods: pd.DataFrame) -> pd.DataFrame:
    """Return the share of who has help on the last day, and began 28 days before, that has signed a plan."""
    pair = ["client_sleutel", "aanbieder_id"]
    plans = pd.read_parquet(extracts / "ondersteuningsplannen.parquet", columns=[*pair, "ondertekend_datum"])
    signed = plans.groupby(pair, as_index=False)["ondertekend_datum"].min()
    first = assignments.groupby(pair, as_index=False).agg(eerste=("ingangsdatum", "min"))
    rows = assignments[[*pair, "ingangsdatum", "einddatum"]].merge(periods, how="cross")
    ends = rows["einddatum"].fillna(pd.Timestamp("2100-01-01"))
    rows = rows[(rows["ingangsdatum"] <= rows["eind"]) & (ends >= rows["eind"])].merge(first, on=pair)
    rows = rows[rows["eerste"] <= rows["eind"] - pd.Timedelta(days=27)].merge(signed, on=pair, how="left")
    rows["heeft_plan"] = 100.0 * (pd.to_datetime(rows["ondertekend_datum"]) <= rows["eind"])
    return pd.concat(
        [
            _long(part.groupby(BY)["heeft_plan"].mean(), "plandekking")
            for part in (rows, rows.assign(aanbieder_id="TOTAAL"))
        ]
    )


def _corrections(extracts: Path, assignments: pd.DataFrame) -> pd.DataFrame:
    columns = [*BY, "toewijzing_nummer", "debet_credit", "bedrag_eur"]
    lines = pd.read_parquet(extracts / "periodebetalingen.parquet", columns=columns)
    lines = lines[lines["toewijzing_nummer"].isin(assignments["toewijzing_nummer"])]
    lines["bedrag_eur"] = lines["bedrag_eur"].astype("float64").abs()
    sums = [
        part.pivot_table("bedrag_eur", BY, "debet_credit", "sum")
        for part in (lines, lines.assign(aanbieder_id="TOTAAL"))
    ]
    return pd.concat([_long(100 * part["C"].fillna(0) / part["D"], "correctiedruk") for part in sums])


def _survey(extracts: Path) -> pd.DataFrame:
    """Return the mean marks, and the mean difference of who answered twice with its 95% interval."""
    marks = pd.read_parquet(extracts / "vragen.parquet").query("is_rapportcijfer")["vraag_code"]
    answers = pd.read_parquet(extracts / "enquetescores.parquet").query(
        "groep == 'EXPERIMENT' and antwoordsoort == 'SCORE'"
    )
    answers = answers[answers["vraag_code"].isin(marks)].assign(score=answers["score"].astype("float64"))
    people = answers.groupby(["aanbieder_id", "koppel_id", "respons_id", "meting"], as_index=False)["score"].mean()
    parts = []
    for rows in (people, people.assign(aanbieder_id="TOTAAL")):
        means = rows.groupby(["aanbieder_id", "meting"])["score"].mean().unstack().reindex(columns=["NUL", "EIND"])
        pairs = (
            rows.pivot_table("score", ["aanbieder_id", "koppel_id"], "meting").reindex(columns=["NUL", "EIND"]).dropna()
        )
        change = (pairs["EIND"] - pairs["NUL"]).groupby("aanbieder_id").agg(["mean", "std", "size"])
        margin = stdtrit(change["size"] - 1, 0.975) * change["std"] / change["size"] ** 0.5
        named = {"nul": means["NUL"], "eind": means["EIND"], "verschil": change["mean"]}
        named |= {"verschil_laag": change["mean"] - margin, "verschil_hoog": change["mean"] + margin}
        parts.append(pd.concat([_long(values, f"tevredenheid_{name}") for name, values in named.items()]))
    return pd.concat(parts)


def _long(values: pd.Series, name: str) -> pd.DataFrame:
    return values.rename("waarde").reset_index().assign(maatstaf=name)


if __name__ == "__main__":
    derive(Path(sys.argv[1]), Path(sys.argv[2]))
