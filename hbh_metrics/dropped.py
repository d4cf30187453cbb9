"""A delivery that was dropped on the screen: its files in a place apart, and the command that checks or publishes them as a process.

The dashboard cannot read deliveries. It writes the files into `.aangeboden` in the data folder, one delivery at a time, and starts
`python -m hbh_metrics check` or `import` on them, as anybody would; what that found it reads from the report that the command leaves. The
files hold people's data: they go as soon as the delivery is published or called off, and when nobody decided for some hours.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Final

from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.file_names import told_names
from hbh_metrics.place import ROOT
from hbh_metrics.reasons import reason

FOLDER: Final = ".aangeboden"
KEPT_S: Final = 4 * 3600.0
"""How long files wait for somebody to decide."""

LONGEST_S: Final = 2 * 3600.0
"""How long a command may take, whatever the limits in the data folder say."""

MOST_FILES: Final = 200
ENDINGS: Final = ("csv", "xlsx", "parquet", "xml", "zip")
_TASK, _REPORT, _STEP, _ERROR, _FILES, _LETTERS = (
    "taak.json",
    "verslag.json",
    "stap.txt",
    "fout.txt",
    "levering",
    "brieven",
)
_PATIENCE_S, _NICE = 10.0, 10
_NEEDED: Final = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "HBH_SLEUTEL", "XDG_CONFIG_HOME", "TMPDIR", "LD_LIBRARY_PATH")
_UNKNOWN: Final = (
    "De controle is gestopt zonder te zeggen waarom. Kijk in het logboek van de server, of probeer het opnieuw."
)


class Command(Enum):
    """What is done with the files."""

    CHECK = "check"
    PUBLISH = "import"


class Phase(Enum):
    """How far it is."""

    RUNS = "loopt"
    DONE = "klaar"
    FAILED = "mislukt"


@dataclass(frozen=True)
class Task:
    """What was asked of the command: by whom, on which day the figures speak, and the process that does it."""

    command: str
    wie: str
    peildatum: str
    begonnen: float
    pid: int


@dataclass(frozen=True)
class Dropped:
    """The delivery that stands ready, and how far it is; `problem` is why the command failed, `step` what it is doing."""

    task: Task
    phase: Phase
    files: tuple[str, ...]
    step: str = ""
    problem: str = ""
    report: Mapping[str, object] | None = None
    letters: tuple[Path, ...] = ()

    @property
    def command(self) -> Command:
        """What is or was done."""
        return Command(self.task.command)


_started: dict[int, subprocess.Popen[bytes]] = {}
_one_at_a_time = threading.Lock()


def offer(root: Path, files: Sequence[tuple[str, bytes]], peildatum: date, who: str) -> None:
    """Take in the files of a delivery and begin to check them.

    Raises UsageError for a name that cannot be one of a delivery, and when another delivery stands ready; StoreError when they cannot be
    written.
    """
    names = [name for name, _ in files]
    _require_names(names)
    folder = root / FOLDER
    with _explained(root):
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError as error:
            raise UsageError("Er staat al een levering klaar. Handel die eerst af.") from error
        try:
            (folder / _FILES).mkdir(mode=0o700)
            for name, content in files:
                _write(folder / _FILES / name, content)
            _begin(root, Command.CHECK, peildatum.isoformat(), who)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def publish(root: Path, who: str) -> None:
    """Begin to import the files that were checked; raises UsageError when there are none, or a command runs."""
    found = standing(root)
    if found is None or found.phase is Phase.RUNS or not (root / FOLDER / _FILES).is_dir():
        raise UsageError("Er staat geen levering klaar om te publiceren.")
    with _explained(root):
        _begin(root, Command.PUBLISH, found.task.peildatum, who)


def call_off(root: Path) -> None:
    """Stop the command, if it runs, and take the files away; what was published already stays."""
    found = standing(root)
    if found is not None and found.phase is Phase.RUNS:
        _stop(found.task.pid)
    with _explained(root):
        shutil.rmtree(root / FOLDER, ignore_errors=False)


def standing(root: Path) -> Dropped | None:
    """Return the delivery that stands ready and how far it is; None when there is none. Files that were published are taken away."""
    folder = root / FOLDER
    try:
        task = Task(**json.loads((folder / _TASK).read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, TypeError) as error:
        raise StoreError(f"De map {FOLDER} in de gegevensmap is beschadigd. Haal haar weg.") from error
    files = tuple(told_names(path.name for path in (folder / _FILES).glob("*")).values())
    if _runs(task):
        if time.time() - task.begonnen < LONGEST_S:
            return Dropped(task, Phase.RUNS, files, step=_text(folder / _STEP))
        _stop(task.pid)
    report = _report(folder / _REPORT)
    if report is None:
        lines = _text(folder / _ERROR).strip().splitlines()
        return Dropped(task, Phase.FAILED, files, problem=lines[-1] if lines else _UNKNOWN)
    if report.get("publicatie"):
        shutil.rmtree(folder / _FILES, ignore_errors=True)
    letters = tuple(sorted((folder / _LETTERS).glob("brief_*")))
    return Dropped(task, Phase.DONE, files, report=report, letters=letters)


def sweep(root: Path, now: float | None = None) -> None:
    """Take away a delivery about which nobody decided for hours, and what a server that was killed left of one."""
    folder = root / FOLDER
    try:
        age = (time.time() if now is None else now) - folder.stat().st_mtime
        found = standing(root)
    except (FileNotFoundError, StoreError):
        found, age = None, KEPT_S
    is_left = found is None and age > _PATIENCE_S
    is_forgotten = found is not None and found.phase is not Phase.RUNS and age > KEPT_S
    if is_left or is_forgotten:
        shutil.rmtree(folder, ignore_errors=True)


def _require_names(names: Sequence[str]) -> None:
    if not names:
        raise UsageError("Kies de bestanden van de levering.")
    if len(names) > MOST_FILES:
        raise UsageError(f"Een levering op het scherm heeft hooguit {MOST_FILES} bestanden.")
    if len({name.casefold() for name in names}) != len(names):
        raise UsageError("Twee bestanden hebben dezelfde naam.")
    for name in names:
        is_plain = name == Path(name).name and not name.startswith((".", "~")) and name.isprintable()
        if not is_plain or Path(name).suffix.lower().lstrip(".") not in ENDINGS:
            told = told_names(names)[name][:80]
            raise UsageError(f"'{told}' kan geen bestand van een levering zijn. Verwacht: .{', .'.join(ENDINGS)}.")


def _begin(root: Path, command: Command, peildatum: str, who: str) -> None:
    folder = root / FOLDER
    for name in (_REPORT, _STEP, _ERROR):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / _LETTERS, ignore_errors=True)
    asked = [
        sys.executable, "-m", "hbh_metrics", command.value, str(folder / _FILES), "--data", str(root), "--peildatum", peildatum,
        "--verslag", str(folder / _REPORT), "--voortgang", str(folder / _STEP), "--brieven", str(folder / _LETTERS),
    ]  # fmt: skip
    given = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    with _one_at_a_time, _opened(folder / _ERROR) as errors:
        process = subprocess.Popen(  # noqa: S603 - our own command, no shell
            asked, cwd=ROOT, env=given, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors,
            start_new_session=True, umask=0o077,
        )  # fmt: skip
        _started[process.pid] = process
    with contextlib.suppress(ProcessLookupError):
        os.setpriority(os.PRIO_PROCESS, process.pid, _NICE)
        if hasattr(resource, "prlimit"):
            resource.prlimit(process.pid, resource.RLIMIT_CORE, (0, 0))  # a dump would hold what was delivered
    task = Task(command.value, who, peildatum, time.time(), process.pid)
    _write(folder / f"{_TASK}.nieuw", json.dumps(asdict(task)).encode())
    (folder / f"{_TASK}.nieuw").replace(folder / _TASK)


def _runs(task: Task) -> bool:
    """Tell whether the process of a task runs, also when an earlier server started it."""
    process = _started.get(task.pid)
    if process is not None:
        return process.poll() is None
    try:
        said = Path(f"/proc/{task.pid}/cmdline").read_bytes()
    except OSError:
        return False
    return FOLDER.encode() in said


def _stop(pid: int) -> None:
    """End the process and all that it started: first so that it cleans up, then at once."""
    process = _started.get(pid)
    for how in (signal.SIGINT, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, how)
        if process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_PATIENCE_S)
            return


def _report(path: Path) -> Mapping[str, object] | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _write(path: Path, content: bytes) -> None:
    with _opened(path) as handle:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view) :]


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    try:
        yield handle
    finally:
        os.close(handle)


@contextlib.contextmanager
def _explained(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"In de gegevensmap {root.name} kan niet worden geschreven: {reason(error.errno)}.") from error
