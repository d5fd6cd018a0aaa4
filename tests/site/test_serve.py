"""A preview survives what people do to files: a typo, its mend, an edit of the code."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.site.building import copy_project, environment

RECORD = "interventions/measured-blood-loss.md"


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


class Preview:
    """A running `mkdocs serve`."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.port = free_port()
        self.log = (project / "serve.log").open("w")
        program = str(Path(sys.executable).parent / "mkdocs")
        self.process = subprocess.Popen(
            [program, "serve", "--dev-addr", f"127.0.0.1:{self.port}"],
            cwd=project, env=environment(project), stdout=self.log, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def get(self, address: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=5) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            return f"{error.code}"
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return ""

    def until(self, address: str, holds: Callable[[str], object], seconds: float = 30) -> float:
        """How long it took until the page at an address is as it should be."""
        begun = time.monotonic()
        html = ""
        while time.monotonic() - begun < seconds:
            html = self.get(address)
            if html and holds(html):
                return time.monotonic() - begun
            time.sleep(0.05)
        raise AssertionError(f"{address} did not become so in {seconds} s.\n{html[-800:]}\n{self.said()[-2000:]}")

    def said(self) -> str:
        self.log.flush()
        return (self.project / "serve.log").read_text()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Callable[[Callable[[Path], None]], Preview]]:
    """Starts a preview after a change to the copied project; stops it at the end."""
    running: list[Preview] = []

    def start(change: Callable[[Path], None] = lambda project: None) -> Preview:
        project = copy_project(tmp_path / "project")
        change(project)
        running.append(Preview(project))
        return running[0]

    yield start
    for each in running:
        each.stop()


def test_a_typo_shows_its_message_and_its_mend_takes_it_away(preview) -> None:
    shown = preview()
    shown.until("interventions/measured-blood-loss/", lambda html: "data-record" in html, 60)
    record = shown.project / RECORD
    good = record.read_text("utf-8")
    record.write_text(re.sub(r"^reach: .*$", "reach: universall", good, flags=re.MULTILINE), "utf-8")
    took = shown.until("faults/", lambda html: "E204" in html and "Did you mean universal?" in html)
    assert took < 20, f"the message took {took:.1f} s; with a thousand pages about four are usual"
    assert "1 fault to mend" in shown.get("")
    record.write_text(good, "utf-8")
    shown.until("faults/", lambda html: "There is nothing to mend." in html)
    shown.until("interventions/measured-blood-loss/", lambda html: "data-record" in html)
    assert "Traceback" not in shown.said()


def test_a_broken_tree_can_be_previewed(preview) -> None:
    def broken(project: Path) -> None:
        (project / RECORD).write_bytes(b"---\ntitle: [unclosed\n---\n\xff")
        (project / "docs/measures/massive-haemorrhage.md").write_text("no front matter")

    shown = preview(broken)
    shown.until("faults/", lambda html: "E105" in html and "E102" in html, 60)
    assert "Traceback" not in shown.said()


def test_a_draft_is_shown_in_a_preview_with_a_banner(preview) -> None:
    def drafted(project: Path) -> None:
        for folder in ("interventions", "case_studies"):
            (project / folder / f"a-bare-{folder[:4]}-draft.md").write_text(
                '---\ntitle: "A bare draft"\nstatus: draft\n---\n'
            )

    shown = preview(drafted)
    shown.until("interventions/a-bare-inte-draft/", lambda html: "It is not on the public site." in html, 60)
    assert "It is not on the public site." in shown.get("case-studies/a-bare-case-draft/")


def test_edited_code_of_the_package_is_used(preview) -> None:
    shown = preview()
    shown.until("leads/", lambda html: "Leads worth following up" in html, 60)
    module = shown.project / "hooks/best_practice/pages/listing.py"
    text = module.read_text("utf-8")
    module.write_text(text.replace("Practices that another place can copy.", "Edited while it ran."), "utf-8")
    shown.until("interventions/", lambda html: "Edited while it ran." in html)
