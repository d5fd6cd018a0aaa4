"""Reading is exact: text stays text, digits stay digits, and nothing in a file stops the reader."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import frontmatter
import pytest

from best_practice.faults import Fault
from best_practice.model.intervention import Intervention
from best_practice.model.record import Record
from best_practice.reading.files import MOST_BYTES, decoded, find, read_text
from best_practice.reading.project import read_project
from best_practice.reading.records import ReadResult, read_record
from best_practice.rules.check import check_project
from tests.conftest import ROOT, TODAY

PATH = "interventions/example-x.md"
HEAD = 'title: "Example draft"\nstatus: draft\n'


def read(fields: str, body: str = "", path: str = PATH) -> ReadResult:
    """Read a draft with these further fields."""
    return read_record(path, f"---\n{HEAD}{fields}---\n{body}")


def record_of(result: ReadResult) -> Record:
    """The record, which must be there."""
    assert result.record is not None
    return result.record


def page_of(result: ReadResult) -> Intervention:
    """The fields of the intervention, which must be there."""
    page = record_of(result).page
    assert isinstance(page, Intervention)
    return page


def told(result: ReadResult) -> list[tuple[int, int, str]]:
    """Line, column and code of each fault."""
    return sorted((fault.line, fault.column, fault.code) for fault in result.faults)


# --- Bytes and line ends ---------------------------------------------------------------------------

SOUND = f"---\n{HEAD}---\nOne.\n\nTwo.\n"


@pytest.mark.parametrize(
    "data",
    [
        SOUND.encode(),
        b"\xef\xbb\xbf" + SOUND.encode(),
        SOUND.replace("\n", "\r\n").encode(),
        SOUND.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode(),
    ],
    ids=["plain", "byte-order-mark", "crlf", "lone-cr", "mark-and-crlf"],
)
def test_line_ends_and_byte_order_marks_change_nothing(data: bytes) -> None:
    """Notepad and old Macs are welcome."""
    text = decoded(PATH, data)
    assert isinstance(text, str)
    result = read_record(PATH, text)
    assert result.faults == ()
    assert result.body == "One.\n\nTwo.\n"
    assert result.body_line == 5


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"---\ncaf\xe9", (2, 4)),
        (b"\xef\xbb\xbf---\r\ncaf\xe9", (2, 4)),
        (b"one\rtwo\r\n\xff", (3, 1)),
        ("---\n".encode("utf-16"), (1, 1)),
        (b"\xed\xa0\x80", (1, 1)),
        ("é\n".encode() + b"ab\xc3", (2, 3)),
    ],
)
def test_bytes_that_are_not_utf_8_have_their_place(data: bytes, place: tuple[int, int]) -> None:
    """Line and column count characters, whatever the line ends."""
    fault = decoded(PATH, data)
    assert isinstance(fault, Fault)
    assert (fault.code, (fault.line, fault.column)) == ("E105", place)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_a_fault(data: bytes) -> None:
    """Also one that only looks empty."""
    fault = decoded(PATH, data)
    assert isinstance(fault, Fault)
    assert fault.code == "E101"


@pytest.mark.parametrize(
    "sign",
    [
        "\x00",
        "\x07",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x85",
        "\xad",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\ufffe",
        "\U000e0041",
    ],
    ids=lambda sign: f"U+{ord(sign):04X}",
)
def test_invisible_signs_are_refused_where_they_stand(sign: str) -> None:
    """In the front matter, in the body, and written as an escape."""
    fault = decoded(PATH, f"---\n{HEAD}---\nSome {sign}text.\n".encode())
    assert isinstance(fault, Fault)
    assert (fault.code, fault.line, fault.column) == ("E116", 5, 6)
    assert f"U+{ord(sign):04X}" in fault.message
    assert told(read(f'cost: "a \\U{ord(sign):08x} b"\n')) == [(4, 7, "E116")]


def test_letters_of_other_scripts_are_welcome() -> None:
    """Names in Urdu need joiners and marks of direction; emoji lie beyond the first plane."""
    names = '["\u0645\u06cc\u200c\u062e\u0648\u0627\u06c1\u0645", "\u200fabc", "\U0001f930"]'
    text = f"---\n{HEAD}also_known_as: {names}\n---\n"
    assert decoded(PATH, text.encode()) == text
    assert read_record(PATH, text).faults == ()


# --- Values ----------------------------------------------------------------------------------------


def rows(*texts: str) -> str:
    """Front matter with one outcome of these rows."""
    lines = "".join(f"      - {{group: all, timepoint: after, {text}, where: abstract}}\n" for text in texts)
    return f"outcomes:\n  - measure: m\n    finding: mixed\n    rows:\n{lines}"


@pytest.mark.parametrize("digits", ["1.10", "7.0", "0", "0.000", "-3.50", "12571", "100.00"])
def test_numbers_keep_their_digits(digits: str) -> None:
    """1.10 is not 1.1: the digits say how exact the figure is."""
    value = page_of(read(rows(f"value: {digits}"))).outcomes[0].rows[0].value
    assert isinstance(value, Decimal)
    assert str(value) == digits


@pytest.mark.parametrize(
    "text",
    [
        "1,386",
        '"7"',
        "7%",
        "012",
        "0x1F",
        "1e3",
        ".5",
        "5.",
        "+5",
        "12:30",
        "1_000",
        ".inf",
        ".nan",
        "seven",
        "true",
        "1/2",
        "2026-11-21",
        "9" * 31,
    ],
)
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    """YAML would read some of these as other numbers."""
    result = read(rows(f"value: {text}"))
    assert [fault.code for fault in result.faults] == ["E207"]
    assert page_of(result).outcomes[0].rows[0].value is None


@pytest.mark.parametrize("text", ["9.5", "9.0", "-1", "1e2"])
def test_counts_are_whole_and_not_negative(text: str) -> None:
    """There is no half woman."""
    assert [fault.code for fault in read(rows(f"n: {text}, N: 10")).faults] == ["E214" if text == "-1" else "E207"]


@pytest.mark.parametrize("text", ["NO", "yes", "On", "12:30", "012", "2017", "1.5", "2026-11-21", "0x1F", "=", "<<"])
def test_text_that_yaml_would_change_is_refused(text: str) -> None:
    """The country code NO is not a lie, and 12:30 is not 750."""
    result = read(f"population: {text}\n")
    assert told(result) == [(4, 13, "E202")]
    assert page_of(result).population is None
    assert page_of(read(f'population: "{text}"\n')).population == text


@pytest.mark.parametrize("text", ["null", "~", "", '""', "''", '"  "', "Null", "[]", "{}"])
def test_an_empty_value_is_a_fault(text: str) -> None:
    """Absent means not reported; an empty field says nothing."""
    for name in ("population", "themes", "harms"):
        result = read(f"{name}: {text}\n")
        allowed = {"E210", "E209"} if text in ("[]", "{}") else {"E210"}
        assert {fault.code for fault in result.faults} <= allowed
        assert result.faults


@pytest.mark.parametrize("text", ["2017", "2017-01", "2017-01-05", "July 2016 to December 2020", '"2017"'])
def test_times_are_kept_as_they_are_written(text: str) -> None:
    """A year needs no quotes where a time is meant."""
    page = page_of(read(f"tried_in:\n  - {{country: Wales, when: {text}}}\n"))
    assert page.tried_in is not None
    assert page.tried_in[0].when == text.strip('"')


@pytest.mark.parametrize(
    "text", ["2031-13-45", "2026-02-30", "2026-2-3", "21 November 2026", "2026", '"soon"', "0000-01-01"]
)
def test_days_that_do_not_exist_are_refused(text: str) -> None:
    """PyYAML itself would raise on the first."""
    assert told(read(f"review_due: {text}\n")) == [(4, 13, "E208")]


@pytest.mark.parametrize("text", ["yes", "True", "on", "1", '"true"', "wahr"])
def test_only_true_and_false_are_flags(text: str) -> None:
    """Consent is never guessed."""
    result = read(f"contact: {{role: team, consent: {text}}}\n", path="case_studies/example-x.md")
    assert [fault.code for fault in result.faults] == ["E213"]


def test_a_text_that_is_cut_off_by_a_comment_is_a_fault() -> None:
    """Without quotes, YAML ends the text at the sign."""
    assert told(read("population: Women on ward #3 and others\n")) == [(4, 13, "E202")]
    assert read("population: Women on ward 3 # as the source says\n").faults == ()
    assert read('population: "Women on ward #3"\n').faults == ()


def test_a_comma_inside_a_number_or_text_is_told_once() -> None:
    """In curly brackets a comma ends the value; what is left of it is not judged."""
    result = read(rows("n: 12, N: 1,234,567"))
    assert [fault.code for fault in result.faults] == ["E207"]
    assert page_of(result).outcomes[0].rows[0].N is None
    result = read("equity: {text: Asked, but not counted, by group}\n")
    assert [fault.code for fault in result.faults] == ["E201"]


# --- YAML that is not what it seems ----------------------------------------------------------------


def test_duplicate_keys_are_told_wherever_they_stand() -> None:
    """Also in a nested part, and the first one holds."""
    result = read("cost: one\ncost: two\nharms:\n  looked_for: reported\n  text: one\n  text: two\n")
    assert told(result) == [(5, 1, "E109"), (9, 3, "E109")]
    assert page_of(result).cost == "one"


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ("cost: &a one\npopulation: *a\n", (5, 13)),
        ("&a cost: one\npopulation: *a\n", (5, 13)),
        ("population: &Women at the clinic\n", (4, 13)),
        ("harms:\n  <<: {text: one}\n  looked_for: reported\n", (5, 3)),
        ("harms: &h {looked_for: reported}\nequity:\n  <<: *h\n  text: one\n", (6, 3)),
    ],
)
def test_aliases_anchors_and_merges_are_refused(fields: str, place: tuple[int, int]) -> None:
    """Each where it stands, and once."""
    assert told(read(fields)) == [(*place, "E107")]


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system [echo]",
        "!!python/name:os.system",
        "!own text",
        "!!str 12",
        "! text",
        "!!int '5'",
        "!!binary aGVsbG8=",
        "!!set {a, b}",
    ],
)
def test_tags_are_refused_and_run_nothing(value: str) -> None:
    """Composing never makes an object."""
    assert told(read(f"cost: {value}\n")) == [(4, 7, "E108")]


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "fields",
    [
        BOMB,
        "stage: " + "[" * 100_000,
        "stage: " + "{" * 50_000,
        "stage: " + "[{a: " * 30_000,
        "stage:\n  " + "- " * 50_000 + "x\n",
        "? " * 20_000 + "\n",
        "".join(" " * level + "a:\n" for level in range(600)),
        "".join(" " * (46 * level) + "- " * 23 + "\n" for level in range(85)),
        "cost: &a [*a]\n",
        "cost: " + "x" * 190_000 + "\n",
        "x" * 190_000 + ": y\n",
        '"' + "x" * 190_000,
        "- \n" * 60_000,
        "cost: |\n  a\n b\n",
        "%TAG ! tag:example.org,2000:\n",
        "a: b: c: d\n",
        "\t\n\tcost: x\n",
        "? [a, b]\n: c\n",
        "? {a: b}\n: c\n",
        "{cost: x}\n",
        "---\ncost: x\n",
        "cost: 'x\n",
        "]\n",
        "*\n",
        "cost: @\n",
    ],
    ids=range(25),
)
def test_nothing_in_a_front_matter_stops_the_reader(fields: str) -> None:
    """Every fault has a place in the file, and there are not too many to read."""
    text = f"---\n{fields}---\nSome text.\n"
    result = read_record(PATH, text)
    assert result.faults
    assert len(result.faults) < 100
    lines = text.count("\n") + 1
    for fault in result.faults:
        assert 1 <= fault.line <= lines
        assert fault.column >= 1
        assert len(fault.message) < 300
        assert "\n" not in fault.message + fault.hint


# --- Places ----------------------------------------------------------------------------------------

DEEP = """\
---
title: "Example draft"
status: draft
outcomes:
  - measure: one
    finding: mixed
  - measure: two
    finding: improves
    rows:
      - {group: all, timepoint: after, value: 7.0, where: "table \U0001f930", n: 12}
      - group: "White"
        timepoint: after
        n: 5
        N:  10
        where: abstract
---
"""


def place_in(text: str, words: str, after: str = "") -> tuple[int, int]:
    """Where these words stand in the text, from 1; with `after`, only behind that."""
    at = text.index(words, text.index(after))
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def test_the_place_of_every_key_and_value_is_known() -> None:
    """Lines and columns count characters from 1, also after an emoji."""
    record = record_of(read_record(PATH, DEEP))
    assert record.place(("outcomes",)) == (4, 1)
    assert record.place(("outcomes", 1)) == (7, 5)
    assert record.place(("outcomes", 1, "rows", 0, "value")) == place_in(DEEP, "value: 7.0")
    assert record.value_place(("outcomes", 1, "rows", 0, "value")) == place_in(DEEP, "7.0")
    assert record.value_place(("outcomes", 1, "rows", 0, "n")) == place_in(DEEP, "12}")
    assert record.place(("outcomes", 1, "rows", 1, "N")) == (14, 9)
    assert record.value_place(("outcomes", 1, "rows", 1, "N")) == (14, 13)
    # Of what is absent, the nearest thing around it.
    assert record.place(("outcomes", 1, "rows", 1, "value")) == (11, 9)
    assert record.place(("equity", "text")) == (1, 1)


def test_places_stay_right_when_items_before_are_left_out() -> None:
    """Of four sources two cannot be read; what is said of the last one stands at the last one."""
    result = read(
        "sources:\n"
        '  - {id: s1, title: "One", type: news}\n'
        '  - {id: s2, title: "Two", url: "https://example.org/a", type: news, read: full}\n'
        "  - just text\n"
        '  - {id: s4, title: "Four", type: news, read: full}\n'
    )
    assert told(result) == [(5, 5, "E206"), (7, 5, "E209")]
    record = record_of(result)
    assert [source.id for source in record.page.sources] == ["s2", "s4"]
    assert record.place(("sources", 0)) == (6, 5)
    assert record.place(("sources", 1)) == (8, 5)
    assert record.value_place(("sources", 1, "title")) == (8, 21)
    assert ("sources",) in record.had_faults


def test_two_faults_in_one_list_do_not_hide_or_harm_the_rest() -> None:
    """The part that lacks a field goes; the parts beside it stay whole."""
    fields = (
        "sources:\n"
        '  - {id: s1, title: "One one", type: news, read: full}\n'
        '  - {id: s2, title: "ab", type: news}\n'
        '  - {id: s3, title: "Three", type: news, read: full}\n'
        '  - {id: s4, title: "Four", year: 3, doi: "x", type: news, read: full}\n'
    )
    result = read(fields)
    text = f"---\n{HEAD}{fields}"
    assert told(result) == [
        (6, 5, "E206"),
        (*place_in(text, '"ab"'), "E211"),
        (*place_in(text, "3, doi"), "E214"),
        (*place_in(text, '"x"'), "E212"),
    ]
    sources = record_of(result).page.sources
    assert [(source.id, source.title, source.year) for source in sources] == [
        ("s1", "One one", None),
        ("s3", "Three", None),
        ("s4", "Four", None),
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("tried_in: [{country: Englund}]\n", ["E203"]),
        ('components: [{name: "One"}]\n', ["E206"]),
        ("principles: [{id: a, how: b}, {id: c, how: d, from: ours}]\n", ["E206"]),
        ('summary: "Short."\n', ["E211"]),
        ("our_estimate: {band: 6, because: x}\n", ["E204"]),
        ("our_estimate: {band: 2}\n", ["E206"]),
        ("first_steps: {from: ours, lines: []}\n", ["E210"]),
        (f'also_known_as: ["a", "{"b" * 301}", "c"]\n', ["E211"]),
        ('formerly: [One, "two"]\n', ["E212"]),
        ('media: [{kind: film, title: "x", url: "ftp://x.org"}]\n', ["E212"]),
        ('licence: "one\\ntwo"\n', ["E212"]),
        ("sources: [{id: s1, title: Abc, year: 3000, type: news, read: full}]\n", ["E214"]),
        ("stage: [antenatal, [postnatal]]\n", ["E209"]),
        ("stage: antenatal\nreach: [universal]\n", ["E209", "E209"]),
    ],
)
def test_one_mistake_gives_one_fault(fields: str, expected: list[str]) -> None:
    """What is wrong is left out, and nothing is said of what follows from that."""
    assert [fault.code for fault in read(fields).faults] == expected


def test_a_record_without_title_and_status_is_still_read() -> None:
    """Both are told, and the rest is judged."""
    result = read_record(PATH, "---\nreach: everyone\n---\n")
    assert told(result) == [(1, 1, "E206"), (1, 1, "E206"), (2, 8, "E204")]


# --- Files -----------------------------------------------------------------------------------------


def faults_of(root: Path) -> list[tuple[str, str]]:
    """Path and code of each fault of a project."""
    return [(fault.path, fault.code) for fault in check_project(root, TODAY).faults]


def test_what_may_stand_among_records_is_passed_over(project: Path) -> None:
    """README.md, index.md and hidden files."""
    for name in ("README.md", "index.md", ".hidden.md", ".DS_Store"):
        (project / "interventions" / name).write_text("No record.\n")
    (project / "docs/themes/index.md").write_text("# Themes\n")
    (project / "docs/guide").mkdir()
    (project / "docs/guide/anything.txt").write_text("No record.\n")
    assert faults_of(project) == []


def test_a_folder_among_records_is_not_read(project: Path) -> None:
    """Not even one that is called like a record; what lies in it is told."""
    (project / "interventions/example-folder.md").mkdir()
    assert faults_of(project) == []
    (project / "interventions/example-folder.md/example-y.md").write_text(f"---\n{HEAD}---\n")
    assert faults_of(project) == [("interventions/example-folder.md/example-y.md", "E114")]


def test_names_of_files_are_held_to_their_form(project: Path) -> None:
    """Capitals, spaces, other endings, and names that a terminal cannot show."""
    for name in ("Example-Capitals.md", "example capitals.md", "example_line.md", "example.MD", "example.markdown"):
        (project / "interventions" / name).write_text(f"---\n{HEAD}---\n")
    Path(os.fsdecode(os.fsencode(project) + b"/interventions/example-\xff\n.md")).write_text("x")
    assert faults_of(project) == [
        ("interventions/Example-Capitals.md", "E301"),
        ("interventions/example capitals.md", "E301"),
        ("interventions/example-\\udcff?.md", "E114"),
        ("interventions/example.MD", "E114"),
        ("interventions/example.markdown", "E114"),
        ("interventions/example_line.md", "E301"),
    ]


def test_nothing_is_read_through_a_link(project: Path, tmp_path: Path) -> None:
    """A file, a series, a picture, a folder, or all records at once."""
    secret = tmp_path / "secret.md"
    secret.write_text(f"---\n{HEAD}---\nSecret.\n")
    (project / "interventions/example-linked.md").symlink_to(secret)
    (project / "interventions/example-dangling.md").symlink_to(tmp_path / "nowhere.md")
    (project / "case_studies/example-lead.csv").symlink_to(secret)
    (project / "docs/images/example-linked.png").symlink_to(secret)
    (project / "interventions/example-folder").symlink_to(tmp_path)
    assert faults_of(project) == [
        ("case_studies/example-lead.csv", "E117"),
        ("docs/images/example-linked.png", "E113"),
        ("interventions/example-dangling.md", "E113"),
        ("interventions/example-folder", "E113"),
        ("interventions/example-linked.md", "E113"),
    ]
    assert isinstance(read_text(project, "interventions/example-linked.md"), Fault)
    away = (project / "docs/measures").rename(tmp_path / "measures")
    (project / "docs/measures").symlink_to(away)
    assert ("docs/measures", "E113") in faults_of(project)
    (project / "interventions").rename(tmp_path / "interventions")
    (project / "interventions").symlink_to(tmp_path / "interventions")
    assert [f.path for f in find(project).faults if f.path.startswith("interventions")] == ["interventions"]


def test_a_series_without_a_record_is_told(project: Path) -> None:
    """A table that belongs to nobody."""
    header = "period,measure,group,numerator,denominator,value\n"
    (project / "case_studies/example-orphan.csv").write_text(header)
    (project / "docs/measures/example-orphan.csv").write_text(header)
    (project / "docs/themes/example-orphan.csv").write_text(header)
    assert faults_of(project) == [
        ("case_studies/example-orphan.csv", "E460"),
        ("docs/measures/example-orphan.csv", "E460"),
        ("docs/themes/example-orphan.csv", "E114"),
    ]


def test_a_file_that_cannot_be_opened_is_a_fault(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of the system, and no traceback. Root may open anything, so the refusal is played."""

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    fault = read_text(project, "interventions/example-draft.md")
    assert isinstance(fault, Fault)
    assert (fault.code, fault.message) == ("E115", "This file cannot be opened: Permission denied.")


def test_a_pipe_is_not_waited_for(project: Path) -> None:
    """It would never end."""
    os.mkfifo(project / "interventions/example-pipe.md")
    assert faults_of(project) == [("interventions/example-pipe.md", "E115")]


def test_the_largest_file_is_read_and_a_larger_one_is_not(project: Path) -> None:
    """200 KB, to the byte."""
    start = f"---\n{HEAD}---\n"
    path = project / "interventions/example-large.md"
    path.write_text(start + "x" * (MOST_BYTES - len(start)))
    assert faults_of(project) == []
    path.write_text(start + "x" * (MOST_BYTES - len(start) + 1))
    assert faults_of(project) == [("interventions/example-large.md", "E106")]


@pytest.mark.parametrize(
    "text",
    [
        "- {id: a}\n",
        "one: two\n",
        "- 5\n",
        "[" * 5000,
        "- {id: a\n",
        "- {id: a, code: b, reason: c, date: d, expiry: e}\n",
    ],
)
def test_a_list_of_suppressions_that_cannot_be_read_is_a_fault(project: Path, text: str) -> None:
    """It suppresses nothing, and says so."""
    (project / "hooks").mkdir()
    (project / "hooks/suppressions.yml").write_text(text)
    assert {code for _, code in faults_of(project)} == {"E118"}


def test_an_empty_list_of_suppressions_is_what_a_healthy_project_has(project: Path) -> None:
    """So is none at all."""
    (project / "hooks").mkdir()
    for text in ("", "# Nothing is accepted.\n", "[]\n"):
        (project / "hooks/suppressions.yml").write_text(text)
        assert faults_of(project) == []


def test_an_empty_folder_is_a_project_without_records(tmp_path: Path) -> None:
    """And without faults."""
    assert read_project(tmp_path).collection.records == ()
    assert faults_of(tmp_path) == []


# --- An independent reader -------------------------------------------------------------------------

REAL = sorted(read_project(ROOT).collection.records, key=lambda record: record.path)


@pytest.mark.parametrize("record", REAL, ids=lambda record: record.path)
def test_python_frontmatter_reads_the_same(record: Record) -> None:
    """Another program, which knows nothing of our reader, finds the same in every real record."""
    post = frontmatter.load(str(ROOT / record.path))
    page, fields = record.page, post.metadata
    assert fields["title"] == page.title
    assert set(fields) == {str(key[0]) for key in record.places if len(key) == 1}
    assert fields.get("status", "") in (record.status, "", getattr(page, "status", ""))
    assert [source["id"] for source in fields.get("sources", [])] == [source.id for source in page.sources]
    assert list(fields.get("also_known_as", [])) == list(page.also_known_as)
    outcomes = getattr(page, "outcomes", ()) or getattr(page, "gap_today", ())
    theirs = fields.get("outcomes") or fields.get("gap_today") or []
    assert [
        [(row.get("group"), row.get("n"), row.get("N"), row.get("value")) for row in outcome.get("rows", [])]
        for outcome in theirs
    ] == [
        [(row.group, row.n, row.N, None if row.value is None else float(row.value)) for row in o.rows] for o in outcomes
    ]
    assert post.content.strip() == record.body.strip()
