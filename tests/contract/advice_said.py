"""Every sentence of advice that the sources hold, found by the word with which it begins; so that one that is added is not overlooked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2] / "hbh_metrics"
PLACES = ("intake/**/*.py", "contract/*.py", "contract/checks/*.sql", "contract/iwmo/checks/*.sql")
VERBS = (
    "Pas|Lever|Haal|Verbeter|Geef|Zet|Controleer|Ga na|Sla|Vul|Maak|Splits|Stuur|Deel|Vermenigvuldig|Reken|Verlaag|Neem|Verwijder|Tel|Laat|"
    "Kies|Open|Pak|Hef|Schrijf|Vervang|Noem|Verhoog|Corrigeer"
)
ADVICE = re.compile(rf"(?:[\"']|[.?:] )((?:{VERBS}) [^\"']*)")
NOT_SAID = ("contract/rules.py", "contract/explained.py", "intake/portrait.py", "intake/precedence.py")
"""Sources whose sentences are the short ones of the list of rules, of papers, or no finding's."""


@dataclass(frozen=True)
class Said:
    """A sentence of advice, up to where something is filled in, and the source that says it, from the package."""

    source: str
    words: str

    @property
    def check(self) -> str:
        """The name of the check that says it."""
        return Path(self.source).stem


def said() -> list[Said]:
    """Return every sentence of advice in the sources, in their order, those that stand there twice once."""
    found = []
    for pattern in PLACES:
        for path in sorted(ROOT.glob(pattern)):
            source = path.relative_to(ROOT).as_posix()
            if source not in NOT_SAID:
                texts = path.read_text(encoding="utf-8")
                found += [Said(source, re.split(r"[{\\]", words)[0].strip()) for words in ADVICE.findall(texts)]
    return list(dict.fromkeys(found))
