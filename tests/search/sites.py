"""The sites that are searched: the real one, the same pages with the theme's own search, and one of a thousand."""

from __future__ import annotations

import re
from pathlib import Path

from tests.site.building import copy_project, run_build

__all__ = ["ours", "theirs", "thousand"]

_TITLE = re.compile(r"<title>(?P<words>[^<]*)</title>")

_PLAIN = """\
site_name: Maternity equity best practice
theme: {name: material, font: false}
plugins: [search]
hooks: [hook.py]
"""

_HOOK = """\
import re
from pathlib import Path

def on_page_content(html, page, config, files):
    built = (Path({ours!r}) / page.file.src_uri).with_suffix(".html").read_text("utf-8")
    return re.search("<article.*?>(.*)</article>", built, re.DOTALL)[1]
"""


def ours(folder: Path) -> Path:
    """The site as it is."""
    return _built(copy_project(folder / "ours"))


def theirs(folder: Path, ours: Path) -> Path:
    """The same pages in mkdocs-material as it comes, with its own search: whatever our build shows on each."""
    project = folder / "theirs"
    for page in sorted(ours.rglob("index.html")):
        source = project / "docs" / page.relative_to(ours).with_suffix(".md")
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(f"# {_TITLE.search(page.read_text('utf-8'))['words']}\n", "utf-8")
    (project / "mkdocs.yml").write_text(_PLAIN, "utf-8")
    (project / "hook.py").write_text(_HOOK.format(ours=str(ours)), "utf-8")
    return _built(project, "--quiet")


def thousand(folder: Path, count: int = 1000) -> Path:
    """A site of `count` interventions and case studies: the real ones, again and again under other ids and titles."""
    project = copy_project(folder / "thousand")
    real = [path for name in ("interventions", "case_studies") for path in sorted((project / name).glob("*.md"))]
    made, again = len(real), 1
    while made < count:
        again += 1
        for path in real[: count - made]:
            text = path.read_text("utf-8")
            text = re.sub(r'^(title|short_title): "', rf'\1: "{_ordinal(again)}: ', text, flags=re.MULTILINE)
            text = re.sub(r"^formerly:.*\n", "", text, flags=re.MULTILINE)
            path.with_name(f"{path.stem}-{_ordinal(again)}.md").write_text(_shortened(text), "utf-8")
        made += len(real[: count - made])
    return _built(project)


def _ordinal(number: int) -> str:
    return ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")[number - 2]


def _shortened(text: str) -> str:
    """Short titles within their limit of 60 characters."""
    return re.sub(r'^short_title: "(.{60}).*"$', r'short_title: "\1"', text, flags=re.MULTILINE)


def _built(project: Path, *args: str) -> Path:
    result = run_build(project, "mkdocs", *args)
    if result.returncode:
        raise SystemExit(result.stdout + result.stderr)
    return project / "site"
