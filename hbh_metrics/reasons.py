"""Why the operating system or a reader of settings refused, in Dutch: what they say themselves is English, and stays with the exception."""

from __future__ import annotations

import errno
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from hbh_metrics.errors import UsageError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR})

_WORDS: Mapping[int | None, str] = {
    None: "onbekende fout",
    **dict.fromkeys(FULL, "de schijf is vol"),
    **dict.fromkeys(FORBIDDEN, "alleen-lezen, of geen rechten"),
    **dict.fromkeys(ABSENT, "bestaat niet, of is geen map"),
    errno.EISDIR: "het is een map en geen bestand",
    errno.EEXIST: "bestaat al",
    errno.ENOTEMPTY: "de map is niet leeg",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ELOOP: "de verwijzing draait in een kring",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ENFILE: "er staan te veel bestanden open",
    errno.EBUSY: "in gebruik",
    errno.ETXTBSY: "in gebruik",
    errno.EIO: "de schijf geeft een fout",
    errno.ESTALE: "de netwerkschijf is weg",
    errno.ENOMEM: "er is te weinig geheugen",
    errno.EXDEV: "het staat op een andere schijf",
}
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def reason(number: int | None) -> str:
    """Return in Dutch why the operating system refused, by its error number, as part of a sentence."""
    return _WORDS.get(number, f"fout {number} van het besturingssysteem")


def read_settings(path: Path) -> dict[str, object] | None:
    """Return what a settings file in TOML holds, None where there is none; raises UsageError that says where it cannot be read."""
    cause: OSError | ValueError | RecursionError
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError) as error:
        if not path.is_symlink():
            return None
        why, cause = "verwijst naar iets dat er niet is", error
    except OSError as error:
        why, cause = f"kan niet worden gelezen: {reason(error.errno)}", error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        why, cause = f"kan niet worden gelezen: regel {line} is geen UTF-8", error
    except (ValueError, RecursionError) as error:
        why, cause = f"is geen goede TOML: kijk bij {_place(error)}", error
    raise UsageError(f"{path} {why}. Herstel het bestand of haal het weg.") from cause


def _place(error: Exception) -> str:
    """Return where a text is no TOML, and what is most often meant there."""
    found = _PLACE.search(str(error))
    if found is None:
        is_cut_off = isinstance(error, tomllib.TOMLDecodeError)
        return "het eind" if is_cut_off else "een getal of een rij haken zonder eind"
    hint = " (een getal krijgt een punt en geen komma)" if str(error).startswith("Expected newline") else ""
    return f"regel {found[1]}, teken {found[2]}{hint}"


def refused(path: Path | str, problems: Sequence[str], undone: str) -> UsageError:
    """Return the error of a settings file with all that is wrong with it, one a line; `undone` says in Dutch what was not done."""
    told = "\n".join(f"- {problem}" for problem in problems)
    count = "staat 1 fout" if len(problems) == 1 else f"staan {len(problems)} fouten"
    return UsageError(f"In {path} {count}. {undone}\n{told}")
