"""How long a check of 1,000 records takes, in a process of its own, beside a yardstick measured in the same run.

The records are the real ones again and again, each copy with its own ids and
every reference to a record that is there. The yardstick is what the YAML
library alone takes to compose the same front matter: it moves with the
machine, so their ratio tells more than the seconds.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from best_practice.reading.files import find
from tests.conftest import ROOT, TODAY

__all__ = ["Measured", "measured", "write_copies"]

# Runs alone in a fresh process. Seconds are those of the processor, and the best of five, so that what else the
# machine does at the same time counts for little.
_PROGRAM = """
import sys, time
from datetime import date
from pathlib import Path
import yaml
from best_practice.faults import Severity
from best_practice.reading.fences import split
from best_practice.reporting import as_text
from best_practice.rules.check import check_project

root, today = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])

def seconds(work):
    start = time.process_time()
    work()
    return time.process_time() - start

checked = check_project(root, today)
errors = [fault for fault in checked.faults if fault.severity is Severity.ERROR]
if errors:
    sys.exit(as_text(errors[:3]))
records = checked.collection.records
texts = [split(record.path, (root / record.path).read_text("utf-8")).yaml for record in records]
del checked
loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

def yardstick():
    for text in texts:
        yaml.compose(text, Loader=loader)

check = min(seconds(lambda: check_project(root, today)) for _ in range(5))
print(len(records), check, min(seconds(yardstick) for _ in range(5)))
"""


@dataclass(frozen=True)
class Measured:
    """One measurement: how many records, the seconds of a check, and the seconds of the yardstick."""

    records: int
    check: float
    yardstick: float

    @property
    def ratio(self) -> float:
        """How many times the yardstick a check takes."""
        return self.check / self.yardstick


def measured(paths: Iterable[str], number: int) -> Measured:
    """Measure a check of `number` copies of these records, beside one copy of every other real record."""
    with tempfile.TemporaryDirectory() as folder:
        write_copies(Path(folder), list(paths), number)
        command = [sys.executable, "-c", _PROGRAM, folder, TODAY.isoformat()]
        output = subprocess.run(command, capture_output=True, text=True, check=False)
    if output.returncode:
        sys.exit(f"The copies have faults, so nothing was measured:\n{output.stdout}{output.stderr}")
    records, check, yardstick = output.stdout.split()
    return Measured(int(records), float(check), float(yardstick))


def write_copies(root: Path, paths: list[str], number: int) -> None:
    """Write the real project below root, with as many copies of these records as make `number` of them in all."""
    found = find(ROOT)
    for path in found.files:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes((ROOT / path).read_bytes())
    for index, path in enumerate(islice(cycle(paths), max(0, number - len(paths)))):
        copy = Path(path)
        text = (ROOT / path).read_text("utf-8")
        # A former id belongs to one record only.
        text = re.sub(r"^formerly: .*\n", "", text, flags=re.MULTILINE)
        (root / copy.with_name(f"{copy.stem}-copy-{index}.md")).write_text(text, "utf-8")
