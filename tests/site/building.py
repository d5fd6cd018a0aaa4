"""Builds the site for tests in a copy of the project, the way `make site` does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("interventions", "case_studies", "docs", "hooks", "mkdocs.yml")
EPOCH = "1795305600"  # 22 November 2026

_LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<target>[^):#]+\.md)(?:#[^)]*)?\)")


def copy_project(to: Path) -> Path:
    """A copy of what a build needs, to build and to break."""
    to.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, to / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, to / part)
    return to


def environment(project: Path, **more: str) -> dict[str, str]:
    """The environment of a build: the project's own code, and a fixed date."""
    path = str(project / "hooks")
    return {**os.environ, "PYTHONPATH": path, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", **more}


def run_build(project: Path, tool: str = "mkdocs", *args: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Build the site of a copied project."""
    program = str(Path(sys.executable).parent / tool)
    return subprocess.run(
        [program, "build", "--strict", *args],
        cwd=project,
        env=environment(project, **more),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def copy_fixture(to: Path) -> Path:
    """The small invented project of the tests, with the real site's code and hand-written pages."""
    copy_project(to)
    fixture = ROOT / "tests" / "project"
    for folder in (
        "interventions",
        "case_studies",
        *(f"docs/{p.name}" for p in (fixture / "docs").iterdir() if p.is_dir()),
    ):
        shutil.rmtree(to / folder, ignore_errors=True)
        shutil.copytree(fixture / folder, to / folder)
    for page in [*to.glob("docs/*.md"), *to.glob("docs/*/*.md")]:
        # Pages that people wrote link to real records, which are not here.
        text = page.read_text("utf-8")
        page.write_text(_LINK.sub(lambda link: _as_words(page, link), text), encoding="utf-8", newline="\n")  # noqa: B023 - used at once
    return to


def _as_words(page: Path, link: re.Match[str]) -> str:
    """A link to a file that is not there as its words alone."""
    return link.group() if (page.parent / link["target"]).exists() else link["words"]
