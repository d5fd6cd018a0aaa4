"""The generated files: as the code would make them now; the guides among them complete, and plain Markdown."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import markdown
import pytest
from click.testing import CliRunner

from best_practice.cli import main
from best_practice.commands.docs import generated, pages
from best_practice.faults import all_codes
from best_practice.model.countries import countries
from best_practice.model.kinds import KINDS, kind_named
from best_practice.model.scales import all_scales
from best_practice.outputs.field_guide import part_anchor, scale_anchor
from best_practice.writing.outline import outline_of, parts_of, scales_of
from best_practice.writing.skeleton import skeleton
from tests.small_project import ROOT, make_project

PAGES = pages(main)
GENERATED = generated(main)


@cache
def rendered(path: str) -> str:
    """The page as MkDocs renders it."""
    return markdown.markdown(PAGES[path], extensions=["toc", "tables", "fenced_code"])


def anchors(path: str) -> set[str]:
    """The ids of a page's headings."""
    return set(re.findall(r'<h\d id="([^"]+)"', rendered(path)))


@pytest.mark.parametrize("path", GENERATED)
def test_a_generated_file_is_up_to_date(path: str) -> None:
    held = (ROOT / path).read_text("utf-8") if (ROOT / path).exists() else ""
    assert held == GENERATED[path], f"{path} is out of date: run `make docs` (best-practice docs --write)"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_in_its_first_lines_that_it_is_generated_and_how(path: str) -> None:
    first = "\n".join(PAGES[path].splitlines()[:4])
    assert "generated" in first
    assert "`best-practice docs --write`" in first


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_plain_markdown_without_html(path: str) -> None:
    prose = re.sub(r"```.*?```|``[^`]*``|`[^`]*`", "", PAGES[path], flags=re.DOTALL)
    assert not re.search(r"<", prose)
    assert "{:" not in prose
    # What Markdown would have made of a stray sign.
    assert not re.search(r"<(em|script|img|html)\b", rendered(path))


@pytest.mark.parametrize("path", PAGES)
def test_every_heading_has_an_anchor_of_its_own_and_every_link_finds_one(path: str) -> None:
    ids = re.findall(r'<h\d id="([^"]+)"', rendered(path))
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)
    assert not [i for i in ids if re.search(r"_\d+$", i)], "two headings with the same words"
    links = re.findall(r'href="#([^"]+)"', rendered(path))
    assert set(links) <= set(ids)


def test_every_code_is_explained_under_its_own_anchor() -> None:
    page = PAGES["docs/guide/checks.md"]
    text = re.sub(r"<[^>]+>", "", rendered("docs/guide/checks.md"))
    for code in all_codes():
        assert re.search(rf"^## {code.name}$", page, re.MULTILINE), code.name
        assert code.name.lower() in anchors("docs/guide/checks.md")
        for words in (code.meaning, code.mend):
            shown = markdown.markdown(re.sub(r"([*<\[\]])", r"\\\1", words).replace("\\<", "&lt;"))
            assert re.sub(r"<[^>]+>", "", shown) in text, f"{code.name}: {words}"


@pytest.mark.parametrize("model", [*KINDS, *parts_of(*KINDS)], ids=lambda model: model.__name__)
def test_every_field_is_explained_in_the_section_of_its_kind_or_part(model: type) -> None:
    heading = f"## {model.label}" if model in KINDS else f"### Part: {part_anchor(model)[5:].replace('-', ' ')}"  # type: ignore[attr-defined]
    section = _section(heading)
    for field in outline_of(model):
        row = next(
            (line for line in section.splitlines() if line.startswith(f"| `{field.key}` | {field.label} |")), None
        )
        assert row is not None, f"{field.key} is not in the section {heading}"
        assert field.description.replace("[", "\\[").replace("]", "\\]") in row
        if field.scale:
            assert f"(#{scale_anchor(field.scale)})" in row
        elif field.part:
            assert f"(#{part_anchor(field.part)})" in row
        else:
            assert f"`{field.key}: " in row or "`- " in row, f"{field.key} has no example"


def _section(heading: str) -> str:
    match = re.search(rf"^{heading}\n(.*?)(?=^#|\Z)", PAGES["docs/guide/fields.md"], re.MULTILINE | re.DOTALL)
    assert match, f"there is no section {heading}"
    return match.group(1)


def test_every_step_of_every_scale_is_explained() -> None:
    assert set(scales_of(*KINDS)) == set(all_scales()), "a scale that no field uses"
    for scale in all_scales():
        assert scale_anchor(scale) in anchors("docs/guide/fields.md")
        section = _section(f"### Scale: {scale_anchor(scale)[6:].replace('-', ' ')}")
        for step in scale:
            assert f"| `{step.value}` | {step.label} | {step.definition} |" in section


def test_every_country_stands_in_the_guide() -> None:
    section = _section("## Countries")
    for name in countries():
        assert re.search(rf"\b{name}\b", section), name


def test_every_command_and_option_is_explained() -> None:
    page = PAGES["docs/guide/commands.md"]
    for name, command in main.commands.items():
        section = page.partition(f"\n## best-practice {name}\n")[2].partition("\n## ")[0]
        assert section, name
        for param in command.params:
            if param.param_type_name == "option":
                assert param.opts[-1] in section
                assert (getattr(param, "help", None) or "nothing").split("\n")[0].rstrip(".") in section
        assert "```sh\nbest-practice " in section


@pytest.mark.parametrize("kind", ["intervention", "case-study", "lead"])
def test_a_skeleton_points_to_anchors_that_exist(kind: str) -> None:
    text = skeleton(kind_named(kind), '"A title"', date(2026, 11, 22), {}, {})
    links = re.findall(r"(docs/guide/\w+\.md)#([\w-]+)", text)
    assert links
    assert all(anchor in anchors(path) for path, anchor in links), links


def test_the_page_of_commands_does_not_depend_on_what_ran_before() -> None:
    CliRunner().invoke(main, ["check", "--help"], terminal_width=40)
    assert pages(main)["docs/guide/commands.md"] == PAGES["docs/guide/commands.md"]


def test_docs_writes_checks_and_tells(tmp_path: Path) -> None:
    root = str(make_project(tmp_path / "project"))
    told = CliRunner().invoke(main, ["docs", "--root", root])
    assert told.exit_code == 0
    assert told.stdout.count("Out of date: ") == len(GENERATED)
    assert CliRunner().invoke(main, ["docs", "--check", "--root", root]).exit_code == 1
    assert CliRunner().invoke(main, ["docs", "--write", "--root", root]).stdout.count("Written: ") == len(GENERATED)
    checked = CliRunner().invoke(main, ["docs", "--check", "--root", root])
    assert (checked.exit_code, checked.stdout.count("Up to date: ")) == (0, len(GENERATED))
    both = CliRunner().invoke(main, ["docs", "--check", "--write", "--root", root])
    assert (both.exit_code, both.stdout) == (2, "")
