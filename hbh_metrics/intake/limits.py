"""How much one delivery may ask of the machine: generous limits in one place, which a data folder may set for itself.

`grenzen.toml` in the data folder holds lines such as `seconden = 600`; what it does not name keeps its default. Its tables `[vraag]` and
`[scherm]` are the limits of a question (`publications.limiting`).
"""

from __future__ import annotations

import os
import re
import resource
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from types import FrameType

import duckdb

from hbh_metrics.errors import is_interrupted
from hbh_metrics.publications.limiting import FILE, HEADROOM_MB, PARTS, ceiling_of, reserving_at_most
from hbh_metrics.whole_numbers import whole_numbers

MEGABYTE = 1 << 20
WORKING_SHARE = 0.7
SMALL_MB = 16
"""What unpacks to less than this is never a bomb, however well it packs."""


class LimitReachedError(Exception):
    """A delivery asks more than a limit allows; the message is a Dutch sentence that says which limit."""


@dataclass(frozen=True)
class Limits:
    """The limits of one import. `uitpakfactor` is unpacked size ÷ packed size of a workbook that unpacks to over 16 MB."""

    seconden: int = 3600
    geheugen_mb: int = 8192
    bestanden: int = 1000
    rijen: int = 50_000_000
    cellen: int = 1_000_000_000
    kolommen: int = 1000
    uitgepakt_mb: int = 2048
    uitpakfactor: int = 200
    bericht_mb: int = 100

    @property
    def working_memory_mb(self) -> int:
        """The memory that the database may use before it works on disk: a part of what the machine and the limit allow."""
        machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MEGABYTE
        return max(int(WORKING_SHARE * min(self.geheugen_mb, machine)), SMALL_MB)

    def hold(self, name: str, found: int, unit: str) -> None:
        """Raise LimitReachedError when `found` is above the limit of that name; `unit` says in Dutch what was counted."""
        most = getattr(self, name)
        if found > most:
            raise LimitReachedError(
                f"Er zijn {_grouped(found)} {unit}, en de grens '{name}' staat op {_grouped(most)}. "
                f"Splits de levering, of verhoog '{name}' in {FILE} in de gegevensmap."
            )

    def hold_unpacked(self, packed: int, unpacked: int) -> None:
        """Raise LimitReachedError when a packed file (sizes in bytes) unpacks to more than is reasonable."""
        self.hold("uitgepakt_mb", unpacked // MEGABYTE, "megabytes na uitpakken")
        if unpacked > SMALL_MB * MEGABYTE:
            self.hold("uitpakfactor", unpacked // max(packed, 1), "maal zoveel bytes na uitpakken")


DEFAULTS = Limits()
UNPACKING = "Decompression failure"
"""How DuckDB complains of a good Parquet file when there is no memory to unpack it in."""
NEARLY = 0.8
STATUS = Path("/proc/self/status")
"""Where Linux tells what a process has reserved."""


def read_limits(root: Path) -> Limits:
    """Return the limits of the data folder `root`; the defaults when it sets none. Raises UsageError for a file that is not right."""
    known = [field.name for field in fields(Limits)]
    return Limits(**whole_numbers(root / FILE, known, "hele getallen", parts=PARTS))


@contextmanager
def enforced(limits: Limits) -> Iterator[None]:
    """Hold what is done within to the limits on time and memory of this process; raises LimitReachedError past one.

    Only the main thread of a process can be interrupted: elsewhere the time is not held.
    """
    is_main = threading.current_thread() is threading.main_thread()
    ceiling = ceiling_of(limits.geheugen_mb)
    handler = signal.signal(signal.SIGALRM, _too_long(limits)) if is_main else None
    if is_main:
        signal.setitimer(signal.ITIMER_REAL, limits.seconden)
    try:
        with reserving_at_most(ceiling):
            yield
    except (MemoryError, duckdb.OutOfMemoryException) as error:
        raise _out_of_memory(limits) from error
    except (duckdb.IOException, duckdb.InvalidInputException) as error:
        if UNPACKING in str(error) and _is_full(ceiling):
            raise _out_of_memory(limits) from error
        raise
    except RuntimeError as error:
        if is_main and is_interrupted(error) and signal.getitimer(signal.ITIMER_REAL)[0] == 0:
            raise _too_late(limits) from error
        raise
    finally:
        if is_main:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, handler)


def _is_full(ceiling: int) -> bool:
    """Whether the address space of this process has come near its ceiling, in bytes."""
    return _most_reserved() >= NEARLY * ceiling


def _most_reserved() -> int:
    """Return the most address space that this process had, in bytes; where the system does not tell, what was resident and the headroom."""
    try:
        found = re.search(r"VmPeak:\s+(\d+) kB", STATUS.read_text(encoding="ascii"))
    except OSError:
        found = None
    if found is not None:
        return int(found.group(1)) * 1024
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return resident * (1 if sys.platform == "darwin" else 1024) + HEADROOM_MB * MEGABYTE


def _too_long(limits: Limits) -> Callable[[int, FrameType | None], None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _too_late(limits)

    return stop


def _too_late(limits: Limits) -> LimitReachedError:
    """Return the error that says that the time was not enough."""
    return LimitReachedError(
        f"Het inlezen duurt langer dan {_grouped(limits.seconden)} seconden, de grens 'seconden'. "
        f"Splits de levering, of verhoog 'seconden' in {FILE} in de gegevensmap."
    )


def _out_of_memory(limits: Limits) -> LimitReachedError:
    """Return the error that says that the memory was not enough."""
    return LimitReachedError(
        f"Het inlezen vraagt meer geheugen dan {_grouped(limits.geheugen_mb)} MB, de grens 'geheugen_mb'. "
        f"Splits de levering, of verhoog 'geheugen_mb' in {FILE} in de gegevensmap."
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
