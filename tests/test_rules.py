"""Rules at their edges: what a golden pair has no room for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from best_practice.faults import Fault
from best_practice.model.collection import Collection
from best_practice.model.scales import EthnicGroup
from best_practice.reading.records import read_record
from best_practice.rules.check import check_project, judge
from best_practice.rules.group_names import takes_in_more
from best_practice.rules.links import Link, links_of
from best_practice.rules.registry import Subject
from best_practice.rules.sources import mirror_reason
from tests.conftest import TODAY

PATH = "interventions/example-x.md"
SOURCE = 'sources: [{id: s1, title: Example, url: "https://example.org/a", type: news, read: full}]\n'
AUDIT = 'sources: [{id: s1, title: Example, no_link: "on paper", type: news, read: full}]\n'
FILES = frozenset({PATH, "case_studies/example-y.md", "docs/images/dot.png", "docs/guide/fields.md"})


def subject_of(fields: str = "", body: str = "", path: str = PATH, status: str = "draft") -> Subject:
    """A record with these fields and this body, alone in its collection but for one measure."""
    text = f'---\ntitle: "Example draft"\nstatus: {status}\n{fields}---\n{body}'
    result = read_record(path, text)
    assert result.record is not None
    assert not result.faults, result.faults
    kinds = {result.record.id: result.kind, "m": "measure", "example-y": "case-study"}
    stems = {result.record.id: (path,)}
    return Subject(result.record, Collection((result.record,), stems, kinds, FILES), TODAY)


def faults(fields: str = "", body: str = "", path: str = PATH) -> list[Fault]:
    """What the rules say of it, in reading order."""
    return sorted(judge(subject_of(fields, body, path).collection, TODAY))


def codes(fields: str = "", body: str = "", path: str = PATH) -> list[str]:
    """The codes of what they say."""
    return [fault.code for fault in faults(fields, body, path)]


def rows(*texts: str, source: str = SOURCE) -> str:
    """Fields with one study and one outcome of these rows."""
    lines = "".join(f"  - {{timepoint: after, where: abstract, {text}}}\n" for text in texts)
    return (
        "studies: [{source: s1, design: service-data}]\n"
        f"outcomes:\n- measure: m\n  finding: mixed\n  rows:\n{lines}{source}"
    )


# --- Figures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "total", "value"),
    [
        (97, 1386, "7.0"),  # 6.9986
        (97, 1386, "7.00"),  # trailing zeros say how exact it is, and it is that exact
        (97, 1386, "6.999"),
        (97, 1386, "7"),
        (1, 8, "12"),  # exactly 12.5: printers round a half either way
        (1, 8, "13"),
        (1, 8, "12.5"),
        (1, 8, "12.50"),
        (5, 1000, "0"),  # 0.5
        (5, 1000, "1"),
        (0, 40, "0.0"),
        (40, 40, "100"),
        (1, 3, "33.333333333333333333333333"),
        (2, 3, "66.7"),
    ],
)
def test_a_percentage_within_its_rounding_is_right(n: int, total: int, value: str) -> None:
    """As far as its own digits go."""
    assert codes(rows(f"group: all, n: {n}, N: {total}, value: {value}, unit: percent")) == []


@pytest.mark.parametrize(
    ("n", "total", "value", "shown"),
    [
        (97, 1386, "7.1", "7.0"),
        (97, 1386, "7.01", "7.00"),
        (97, 1386, "8", "7"),
        (97, 1386, "6.99", "7.00"),
        (1, 8, "14", "12"),
        (6, 1000, "0", "0.6"),
        (1, 3, "33.33333333333333333333333399", "33.33333333333333333333333333"),
        (3, 7, "0", "42.9"),
    ],
)
def test_a_percentage_beyond_its_rounding_is_wrong(n: int, total: int, value: str, shown: str) -> None:
    """The message gives what n out of N comes to, with as many digits."""
    fields = rows(f"group: all, n: {n}, N: {total}, value: {value}, unit: percent")
    (fault,) = faults(fields)
    assert (fault.code, fault.message) == ("E403", f"{n} of {total} is {shown} percent, not {value}.")


@pytest.mark.parametrize(
    "row",
    [
        "group: all, n: 97, N: 1386, value: 70, unit: per 1000 births",  # only percent is compared
        "group: all, n: 97, N: 1386, value: 12.0",
        "group: all, n: 0, N: 0, value: 5, unit: percent",
        'compares: "A v B", statistic: risk-difference, n: 97, N: 1386, value: -12, unit: percent',
        "group: all, value: 130, unit: percent, statistic: slope",
    ],
)
def test_only_shares_are_held_against_their_counts(row: str) -> None:
    """Rates, differences and slopes are not shares of N."""
    assert codes(rows(row)) == []


def test_one_wrong_count_is_told_once() -> None:
    """More events than people, or a share above 100, is not a wrong rounding as well."""
    assert codes(rows("group: all, n: 120, N: 100, value: 12.0, unit: percent")) == ["E401"]
    assert codes(rows("group: all, n: 12, N: 100, value: 120, unit: percent")) == ["E410"]
    assert codes(rows("group: all, n: 12, N: 100, value: -12, unit: percent")) == ["E410"]


def test_figures_of_any_size_are_judged() -> None:
    """Thirty digits do not stop the arithmetic."""
    huge, small = "9" * 30, "0." + "0" * 27 + "1"
    assert codes(rows(f"group: all, n: {huge}, N: {huge}, value: 100, unit: percent")) == []
    assert codes(rows(f"group: all, n: 1, N: {huge}, value: {small}, unit: percent")) == []
    assert codes(rows(f"group: all, n: 1, N: 2, value: {small}, unit: percent")) == ["E403"]


@pytest.mark.parametrize(
    ("value", "low", "high", "expected"),
    [
        ("-5", "-9", "-1", []),
        ("-5", "-5", "-5", []),
        ("-5", "-1", "-9", ["E402"]),
        ("-5", "1", "9", ["E402"]),
        ("0.0", "-0.1", "0.1", []),
        ("1.261", "0.641", "2.483", []),
        ("1.30", "1.3", "1.300", []),
        ("2.5", "0.641", "2.483", ["E402"]),
    ],
)
def test_an_interval_holds_its_value(value: str, low: str, high: str, expected: list[str]) -> None:
    """Also below zero, and with ends that the value touches."""
    row = f'compares: "A v B", statistic: mean-difference, unit: mL, value: {value}, ci_low: {low}, ci_high: {high}'
    assert codes(rows(row)) == expected


def test_an_interval_without_a_value_or_with_one_end_is_told_once() -> None:
    """Half an interval cannot be judged against the value."""
    assert codes(rows("group: all, n: 5, N: 9, ci_low: 3, ci_high: 2")) == ["E402"]
    assert codes(rows("group: all, value: 5, unit: percent, ci_low: 7")) == ["E409"]


@pytest.mark.parametrize("statistic", ["OR", "aOR", "RR", "aRR", "HR"])
def test_a_ratio_is_above_zero(statistic: str) -> None:
    """And so are the ends of its interval; a difference may be anything."""
    row = f'compares: "A v B", statistic: {statistic}, value: 1.0, ci_low: {{}}, ci_high: 2'
    assert codes(rows(row.format("0"))) == ["E417"]
    assert codes(rows(row.format("0.001"))) == []
    assert codes(rows('compares: "A v B", statistic: risk-difference, unit: percent, value: -3')) == []


def test_a_row_says_of_whom_it_speaks() -> None:
    """One mistake in the subject of a row is one fault."""
    assert codes(rows("group: all, compares: A v B, statistic: OR, value: 1.2")) == ["E404"]
    assert codes(rows("value: 1.2, unit: percent")) == ["E404"]
    assert codes(rows("compares: A v B, statistic: OR")) == ["E405"]
    assert codes(rows("compares: A v B")) == ["E405"]


def test_one_figure_may_stand_for_several_times_and_places() -> None:
    """What differs in group, time, period, statistic, unit or place is another figure."""
    assert codes(rows("group: A, value: 5, unit: percent", "group: B, value: 5, unit: percent")) == []
    assert codes(rows("group: A, period: 2020, n: 5, N: 9", "group: A, period: 2021, n: 5, N: 9")) == []
    assert codes(rows("group: A, value: 5, unit: percent", "group: A, value: 9, unit: mL")) == ["E406"]
    assert codes(rows("group: A, n: 5, N: 9", "group: A, n: 5, N: 9")) == ["E407"]


# --- Names of groups -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("White and Black Caribbean", EthnicGroup.MIXED_WHITE_AND_BLACK_CARIBBEAN),
        ("Mixed: White & Black African", EthnicGroup.MIXED_WHITE_AND_BLACK_AFRICAN),
        ("Mixed - White and Asian", EthnicGroup.MIXED_WHITE_AND_ASIAN),
        ("Black, Black British, Caribbean or African", EthnicGroup.BLACK),
        ("Black, African, Caribbean or Black British women", EthnicGroup.BLACK),
        ("Black or Black British", EthnicGroup.BLACK),
        ("Black or Black British - Caribbean", EthnicGroup.BLACK_CARIBBEAN),
        ("Black Caribbean", EthnicGroup.BLACK_CARIBBEAN),
        ("Asian, Asian British or Asian Welsh", EthnicGroup.ASIAN),
        ("Asian or Asian British: Indian", EthnicGroup.ASIAN_INDIAN),
        ("Any other Asian background", EthnicGroup.ASIAN_OTHER),
        ("Mixed or multiple ethnic groups", EthnicGroup.MIXED),
        ("Other ethnic groups", EthnicGroup.OTHER),
        ("Any other ethnic group", EthnicGroup.ANY_OTHER),
        ("Other ethnic group: Chinese", EthnicGroup.CHINESE),
        ("White: British", EthnicGroup.WHITE_BRITISH),
        ("White: English, Welsh, Scottish, Northern Irish or British", EthnicGroup.WHITE_BRITISH),
        ("White women and birthing people", EthnicGroup.WHITE),
        ("Pakistani mothers and babies", EthnicGroup.ASIAN_PAKISTANI),
        ("Bangladeshi", EthnicGroup.ASIAN_BANGLADESHI),
    ],
)
def test_printed_names_of_a_category_may_be_mapped_to_it(name: str, category: EthnicGroup) -> None:
    """Commas, `and` and `or` belong to many of them."""
    assert not takes_in_more(name, category)


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("BAME", EthnicGroup.OTHER),
        ("BME women", EthnicGroup.BLACK),
        ("B.A.M.E. women", EthnicGroup.BLACK),
        ("non-white", EthnicGroup.BLACK),
        ("Non White", EthnicGroup.ASIAN),
        ("ethnic minorities", EthnicGroup.OTHER),
        ("racially minoritised women", EthnicGroup.OTHER),
        ("global majority", EthnicGroup.OTHER),
        ("women of colour", EthnicGroup.BLACK),
        ("South Asian", EthnicGroup.ASIAN_INDIAN),
        ("South-East Asian", EthnicGroup.ASIAN_OTHER),
        ("Hispanic", EthnicGroup.OTHER),
        ("Middle Eastern", EthnicGroup.ANY_OTHER),
        ("all", EthnicGroup.WHITE),
        ("Black and Asian", EthnicGroup.BLACK),
        ("Black or Asian women", EthnicGroup.ASIAN),
        ("Black African and Black Caribbean", EthnicGroup.BLACK_AFRICAN),
        ("Black African/Caribbean", EthnicGroup.BLACK_CARIBBEAN),
        ("Black, Black British, Caribbean or African", EthnicGroup.BLACK_CARIBBEAN),
        ("White and Black Caribbean", EthnicGroup.WHITE),
        ("Black and ethnic minority women and birthing people", EthnicGroup.BLACK),
        ("Indian, Pakistani and Bangladeshi", EthnicGroup.ASIAN_PAKISTANI),
        ("Mixed or other", EthnicGroup.MIXED),
    ],
)
def test_wide_names_are_never_mapped_down(name: str, category: EthnicGroup) -> None:
    """What the source lumps together stays together."""
    assert takes_in_more(name, category)


@pytest.mark.parametrize("category", EthnicGroup, ids=lambda category: category.value)
def test_every_category_can_be_held_against_any_name(category: EthnicGroup) -> None:
    """Not stated belongs to no group, and asking for its names must not end in a traceback."""
    assert not takes_in_more(category.label, category)
    assert takes_in_more("BAME or unknown", category)


# --- Small numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "published", "audit"),
    [
        ("group: A, n: 0, N: 40", [], []),
        ("group: A, n: 1, N: 40", [], ["E440"]),
        ("group: A, n: 7, N: 40", [], ["E440"]),
        ("group: A, n: 8, N: 40", [], []),
        ("group: A, n: 0, N: 5", [], ["E440"]),
        ("group: A, N: 40, value: 17.5, unit: percent", [], ["E441"]),  # 7 people
        ("group: A, N: 40, value: 20, unit: percent", [], []),  # 8 people
        ("group: A, N: 40, value: 0, unit: percent", [], []),
        ("group: A, value: 17.5, unit: percent", [], []),
        ("group: A, n: 8, N: 40, value: 20.0, unit: percent", [], []),
    ],
)
def test_small_counts_are_open_only_where_the_source_is(row: str, published: list[str], audit: list[str]) -> None:
    """What anybody can read is public already; what a trust counted for itself is not."""
    assert codes(rows(row)) == published
    assert codes(rows(row, source=AUDIT)) == audit


def test_the_source_of_the_study_decides() -> None:
    """A public source beside it does not open an audit; a misspelt source is another fault."""
    two = SOURCE.replace("}]", "}, {id: s2, title: Audit, no_link: on paper, type: news, read: full}]")
    fields = rows("group: A, n: 3, N: 40", source=two)
    assert codes(fields) == []
    assert codes(fields.replace("source: s1", "source: s2")) == ["E440"]
    assert codes(fields.replace("source: s1", "source: s3")) == ["E307"]


# --- Dates -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2017", "2017-05", []),
        ("2017-05", "2017", []),
        ("2017-05", "2017-04-30", ["E217"]),
        ("2017-05-02", "2017-05", []),
        ("2017-05-02", "2017-05-01", ["E217"]),
        ("2017", "2016", ["E217"]),
        ("2017-12", "2018", []),
        ("2016-02-29", "2017-02-29", ["E219"]),
        ("2017-02-29", "2018", ["E219"]),
    ],
)
def test_ends_are_compared_as_far_as_both_are_known(start: str, end: str, expected: list[str]) -> None:
    """2017 does not end before May 2017."""
    assert codes(f"period: {{start: {start}, end: {end}}}\n", path="case_studies/example-x.md") == expected


def test_today_has_happened_and_tomorrow_has_not(project: Path) -> None:
    """Today's date is passed in."""
    path = project / "interventions/example-draft.md"
    path.write_text(path.read_text().replace("status", 'compiled: {date: 2026-11-22, from: "x"}\nstatus'))
    assert [f.code for f in check_project(project, date(2026, 11, 21)).faults] == ["E217"]
    assert check_project(project, date(2026, 11, 22)).faults == []


# --- Ids and references ----------------------------------------------------------------------------


def changed(project: Path, path: str, old: str, new: str) -> list[tuple[str, str]]:
    """Path and code of each fault after one change to a file of the project."""
    text = (project / path).read_text("utf-8")
    assert text.count(old) == 1
    (project / path).write_text(text.replace(old, new), "utf-8")
    return [(fault.path, fault.code) for fault in check_project(project, TODAY).faults]


@pytest.mark.parametrize("old", ["example-measured-loss", "example-draft", "example-trust", "example-lead"])
def test_a_former_id_is_nobodys_id(project: Path, old: str) -> None:
    """Not one's own, and not one of another kind or status."""
    path = "interventions/example-measured-loss.md"
    assert changed(project, path, "[example-weighed-loss]", f"[{old}]") == [(path, "E303")]


def test_a_record_that_cannot_be_read_keeps_its_id(project: Path) -> None:
    """What names it is not wrong as well."""
    path = "docs/measures/example-loss-measured.md"
    assert changed(project, path, "better: higher", "better: [higher") == [(path, "E111")]


def test_a_wrong_status_does_not_spoil_what_names_the_record(project: Path) -> None:
    """Nor its own completeness."""
    for path in ("interventions/example-measured-loss.md", "case_studies/example-trust-measures.md"):
        assert changed(project, path, "status: published", "status: pulbished") == [(path, "E204")]
        assert changed(project, path, "status: pulbished", "status: published") == []


MEASURED = "interventions/example-measured-loss.md"
WITHDRAWN = "interventions/example-withdrawn.md"
STUDY = "case_studies/example-trust-measures.md"


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (MEASURED, "id: s1, title", "id: s9, title", "E307"),
        (MEASURED, "type: cohort", "type: chort", "E204"),
        (MEASURED, "id: s2, title", "id: 2, title", "E202"),
        (MEASURED, "design: randomised", "design: random", "E204"),
        (MEASURED, 'doi: "10.9999/example-1"', "doi: none", "E212"),
        (MEASURED, "statistic: OR", "statistic: odds", "E204"),
        (MEASURED, "ci_low: 0.641", "ci_low: 0,641", "E207"),
        (MEASURED, "group: all, group_type: none, timepoint: baseline", "timepoint: baseline", "E404"),
        (MEASURED, "equity: {text", "equity: {txt", "E201"),
        (MEASURED, "because:", "because-of:", "E201"),
        (MEASURED, "[labour-and-birth]", "[labour and birth]", "E204"),
        (MEASURED, "measure: example-severe-bleeding", "measure: example-bleding", "E305"),
        (WITHDRAWN, "superseded_by: example-measured-loss", "superseded_by: example-gone", "E305"),
        (WITHDRAWN, "date: 2026-06-01", "date: June 2026", "E208"),
        (STUDY, "organisation: example-trust", "organisation: example-trusts", "E305"),
        (STUDY, "provenance: compiled", "provenance: copied", "E204"),
        ("docs/principles/example-listen.md", "number: 1", "number: first", "E207"),
        ("docs/priority-areas/example-bleeding.md", "source: s1", "source: s2", "E307"),
        ("docs/priority-areas/example-bleeding.md", 'summary: "An', 'sumary: "An', "E201"),
        ("docs/recommendations/example-measure-every-birth.md", "status: required", "status: must", "E204"),
        ("docs/measures/example-loss-measured.md", "better: higher", "better:", "E210"),
        ("docs/themes/example-learning.md", 'summary: "An invented theme for tests."', "", "E205"),
    ],
)
def test_one_mistake_in_a_sound_project_gives_one_fault(
    project: Path, path: str, old: str, new: str, code: str
) -> None:
    """At the mistake, and nowhere else."""
    text = (project / path).read_text("utf-8")
    (project / path).write_text(text.replace(old, new, 1), "utf-8")
    found = [(fault.path, fault.code) for fault in check_project(project, TODAY).faults]
    assert found == [(path, code)]


def test_a_link_in_a_published_body_leads_to_something_published(project: Path) -> None:
    """A draft has no page and a lead no page of its own."""
    path = "interventions/example-measured-loss.md"
    found = changed(project, path, "(../case_studies/example-trust-measures.md)", "(../case_studies/example-lead.md)")
    assert found == [(path, "E310")]


# --- Links -----------------------------------------------------------------------------------------


def links(body: str) -> list[tuple[str, str, bool]]:
    """Scheme, target and whether a picture, of each link of a body."""
    return [(link.scheme, link.target, link.picture) for link in links_of(subject_of(body=body))]


@pytest.mark.parametrize(
    "link",
    [
        "[x](javascript:alert)",
        "[x](JAVASCRIPT:alert)",
        "[x]( javascript:alert )",
        "[x](&#106;avascript:alert)",
        "[x](&#x6A;avascript:alert)",
        "[x](javascript&colon;alert)",
        "[x](java\nscript:alert)",
        "[x](java%73cript:alert)",
        "[x](j`a`vascript:alert)",
        "[x](vbscript:alert)",
        "[x](data:text/html;base64,xxxx)",
        "[x](file:///etc/passwd)",
        "[x](http://example.org)",
        "[x](ftp://example.org)",
        '[x](http://example.org "A title")',
        "[a [b [c] d] e](http://example.org)",
        "[a \\] b](http://example.org)",
        "[a `]` b](http://example.org)",
        "[x][y]\n\n[y]: http://example.org",
        "> [y]: http://example.org",
        "- [y]: http://example.org",
        "[y]:\nhttp://example.org",
        "<http://example.org>",
        "[x](//example.org)",
        "[x](\\\\example.org)",
        "[x](/\\example.org)",
        "[x](https:example.org)",
        "[x](https://)",
        "[x](https://[example)",
        "[x]()",
        "[x](<>)",
        "[x](java\\script:alert)",
    ],
)
def test_unsafe_links_are_found_however_they_are_written(link: str) -> None:
    """As the renderer and then the browser read them."""
    assert codes(body=f"Some text.\n\n{link}\n") == ["E504"]


@pytest.mark.parametrize("link", ["[x](<java\tscript:alert>)", "[x](https://nhs.uk@example.org/)"])
def test_unsafe_links_may_be_more_than_one_mistake(link: str) -> None:
    """Looks like HTML, or like an e-mail address, as well."""
    assert "E504" in codes(body=f"Some text.\n\n{link}\n")


@pytest.mark.parametrize(
    "link",
    [
        "[x](https://example.org/a_(b)?c=d#e)",
        '[x](https://example.org/a "A title: with a colon")',
        "<https://example.org/a>",
        "[x](../case_studies/example-y.md)",
        "[x](../case_studies/example-y.md#aim)",
        "[x](#here)",
        "[x](<../case_studies/example-y.md>)",
        "[x][y]\n\n[y]: https://example.org/a 'A title'",
        "![A dot](../docs/images/dot.png)",
        "[![A dot](../docs/images/dot.png)](https://example.org/a)",
        "Half-open [brackets, and (round ones). Then [x](https://example.org).",
        "A figure[1] (see the note) is no link.",
        "Rates [95% CI: 0.6 to 2.5]: see the table.",
        "[note]: a definition needs an address alone.",
        "Time 12:30, ratio 1:2.",
    ],
)
def test_good_links_and_other_brackets_are_left_alone(link: str) -> None:
    """Nothing is said of them."""
    assert codes(body=f"Some text.\n\n{link}\n") == []


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        ("![A dot](https://example.org/dot.png)", "E505"),
        ("![A dot](//example.org/dot.png)", "E505"),
        ("![A dot](data:image/png;base64,xxxx)", "E505"),
        ("![a `]` b](https://example.org/dot.png)", "E505"),
        ("![a [b] c](https://example.org/dot.png)", "E505"),
        ("![A dot][dot]\n\n[dot]: https://example.org/dot.png", "E505"),
        ("![dot]\n\n[Dot]: https://example.org/dot.png", "E505"),
        ("![A dot][]\n\n[a dot]: https://example.org/dot.png", "E505"),
        ("![ ](../docs/images/dot.png)", "E506"),
        ("![A dot][dot]\n\n[dot]: ../docs/images/dot.png", "E506"),
        ("![A page](../docs/guide/fields.md)", "E311"),
        ("![A dot](../docs/images/dots.png)", "E311"),
    ],
)
def test_pictures_come_from_here_and_have_words(picture: str, code: str) -> None:
    """Each mistake is told once."""
    assert codes(body=f"Some text.\n\n{picture}\n") == [code]


def test_links_have_their_text_and_place() -> None:
    """The text is what stands between the brackets, brackets included."""
    body = "One [a [b] c](https://example.org/a).\nTwo ![A `[` dot](../docs/images/dot.png)\n"
    assert links_of(subject_of(body=body)) == (
        Link("https://example.org/a", (5, 5), text="a [b] c"),
        Link("../docs/images/dot.png", (6, 5), picture=True, text="A `[` dot"),
    )


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("../case-studies/example-y.md", "Did you mean ../case_studies/example-y.md?"),
        ("../case_studies/example-z.md", "Did you mean ../case_studies/example-y.md?"),
        ("example-y.md", "Did you mean ../case_studies/example-y.md?"),
        ("../docs/guide/nothing-of-the-kind-at-all.txt", "Write the path from this file, as GitHub shows it:"),
        ("../../outside.md", "Write the path from this file, as GitHub shows it:"),
        ("/case-studies/example-y/", "Write the path from this file, as GitHub shows it:"),
        ("../docs/", "Write the path from this file, as GitHub shows it:"),
    ],
)
def test_a_path_that_leads_nowhere_is_told_with_the_nearest(path: str, hint: str) -> None:
    """The hint can be copied."""
    (fault,) = faults(body=f"See [it]({path}).\n")
    assert fault.code == "E311"
    assert fault.hint.startswith(hint)


def test_a_mirror_is_known_by_its_host() -> None:
    """And by hosts below it, not by a path that names it or a host that ends like it."""
    assert mirror_reason("https://WWW.Scribd.com/x")
    assert mirror_reason("https://scribd.com.example.org/") is None
    assert mirror_reason("https://notscribd.com/") is None
    assert mirror_reason("https://example.org/scribd.com") is None
    assert mirror_reason("https://[broken") is None


# --- Markup ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "<30 weeks",
        "p<0.05",
        "p < 0.05",
        "BMI >30 and <18.5",
        "a <- b",
        "5 <= 7",
        "<https://example.org/a>",
        "1 < 2 > 0",
        "{one}",
        "{ 1, 2 }",
        "a } b { c",
        "100%",
        "{95% CI}",
        "[x]{y}",
    ],
)
def test_signs_of_arithmetic_are_no_markup(text: str) -> None:
    """A midwife writes of babies of <30 weeks."""
    assert codes(body=f"Some text: {text}.\n") == []
    assert codes(f"population: 'Some text: {text}.'\n") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<b>bold</b>", "E501"),
        ("<br>", "E501"),
        ("<br/>", "E501"),
        ("<!-- note -->", "E501"),
        ("<?php ?>", "E501"),
        ("<SCRIPT>", "E501"),
        ("<svg/onload=alert>", "E501"),
        ('<https://example.org/" onclick="x>', "E501"),
        ("<img\nsrc=x>", "E501"),
        ("{: .class }", "E502"),
        ("{:.class}", "E502"),
        ("{#id}", "E502"),
        ("{ .class }", "E502"),
        ("{onclick=alert}", "E502"),
        ("{{ x }}", "E503"),
        ("{% x %}", "E503"),
        ("{{", "E503"),
        ("{{ x = 1 }}", "E503"),
    ],
)
def test_markup_is_refused_in_bodies_and_in_fields(text: str, code: str) -> None:
    """Once for each piece."""
    assert codes(body=f"Some text {text} and more.\n") == [code]
    escaped = text.replace('"', '\\"').replace("\n", "\\n")
    assert codes(f'population: "Some text {escaped} and more."\n') == [code]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## One\n\n### Two\n\n## Three\n", []),
        ("One\n---\n\n### Two\n", []),
        ("One\n===\n", ["E507"]),
        ("#One\n", ["E507"]),
        ("# One\n\n### Two\n", ["E507"]),
        ("> # One\n", ["E507"]),
        ("- # One\n", ["E507"]),
        ("### One\n", ["E508"]),
        ("## One\n\n#### Two\n\n#### Three\n", ["E508"]),
        ("```\n# a comment\n```\n", []),
        ("    # indented code\n", []),
        ("Text with # in it, and C#.\n", []),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |\n", []),
        ("One\n\n---\n\nTwo\n", []),
    ],
)
def test_headings_begin_below_the_title_and_go_down_by_one(body: str, expected: list[str]) -> None:
    """As the renderer counts them."""
    assert codes(body=body) == expected


# --- Personal data ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Of 12,571 women, 1386 bled: 74/1490 before, 97/1386 after.",
        "The trial ISRCTN12345678 ran 2016-2018, NCT01234567 too.",
        "See 10.1186/s12884-020-02971-3 and PMC7201938, PMID 32334543.",
        "ORCID 0000-0002-1825-0097, ISSN 1471-2393.",
        "Rates of 0.641 (0.5-0.9), 1.261 and 2.483; 0 to 7 of 40.",
        "Groups 0-17, 18-24 and 25-34 years; codes O72.0, O72.1, F53.0.",
        "Loss of 500 1000 1500 2000 ml; 07:30 to 19:30; 2024-01-31.",
        "A sum of 1 234 567 890 pounds, or 9,434,765,919 in all.",
        "943 476 5918 has the wrong last digit.",
        "Phase 1A, wards 2B and 3C, level M1, band 5A, COVID-19, A1C, B12.",
        "The outward part SW1A, the areas LE1 to LE5.",
        "She was born at 37 weeks, in 1990, on a Monday.",
        "The near miss was told; Near Miss Registry; near-Miss Audit; MS; mrs.",
        "The hospital has 2 units with 5,000 births, hospital 12345.",
        "Patient Safety Incident Response; patients and their mother; a woman called for help.",
        "Follow @example or write to the trust.",
    ],
)
def test_figures_and_names_of_things_are_no_personal_data(text: str) -> None:
    """A check that cries wolf is turned off."""
    assert codes(body=text + "\n") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("943 476 5919", "E520"),
        ("943-476-5919", "E520"),
        ("NHS number 9434765919.", "E520"),
        ("020 7946 0018", "E521"),
        ("(020) 7946 0018", "E521"),
        ("+44 20 7946 0018", "E521"),
        ("+44 (0)20 7946 0018", "E521"),
        ("01632 960001 is for plays, 0161 496 0000 is not", "E521"),
        ("jane.doe@example.nhs.uk", "E522"),
        ("mailto is no way round: [x](mailto:jane@example.org)", "E522"),
        ("SW1A 2AA", "E523"),
        ("M1 1AE,", "E523"),
        ("EC1A1BB", "E523"),
        ("date of birth: 1990-05-03", "E524"),
        ("DOB 3.5.90", "E524"),
        ("was born on 3rd May 1990", "E524"),
        ("patient no. 1234567", "E525"),
        ("MRN: RX123456", "E525"),
        ("Hospital ID RX1234567", "E525"),
        ("case note number 1234567", "E525"),
        ("Mrs Example", "E526"),
        ("Miss Example", "E526"),
        ("Patient: Jane Example", "E526"),
        ("a mother named Fatima", "E526"),
        ("the patient's name is Jane", "E526"),
    ],
)
def test_personal_data_is_found_and_never_repeated(text: str, code: str) -> None:
    """The message says what kind it is and not what it is."""
    for fields, body in (
        ("", f"Some words: {text} and more.\n"),
        (f"population: '{text.replace(chr(39), chr(39) * 2)}'\n", ""),
    ):
        (fault,) = faults(fields, body)
        assert fault.code == code
        assert text.rsplit(maxsplit=1)[-1] not in fault.message


def test_a_body_is_searched_when_the_front_matter_cannot_be_read(project: Path) -> None:
    """What protects people does not wait for a bracket to be closed."""
    path = project / "interventions/example-broken.md"
    path.write_text('---\ntitle: "Example\nstage: [\n---\nHer number is 9434765919.\n\n<script>\n')
    found = [(fault.code, fault.line) for fault in check_project(project, TODAY).faults]
    assert [code for code, _ in found] == ["E111", "E520", "E501"]
    assert [line for _, line in found][1:] == [5, 7]


# --- Words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BAME women", ["W550"]),
        ('The source says "BAME women" of them.', []),
        ("The source says \u201cwomen from BAME groups\u201d of them.", []),
        ("The source says 'BAME'.", []),
        ('A "quotation" of BAME women, then "another".', ["W550"]),
        ("The BAMEish word", []),
        ("Black and white women", ["W551"]),
        ("black women and asian families", ["W551", "W551"]),
        ("non-white women, as the source has it", []),
        ("black mould on white walls; black tea for women", []),
        ('She said: "black women are not heard".', []),
        ("A hemorrhage", ["W552"]),
        ("Pediatric care", ["W552"]),
        ("the American Academy of Pediatrics", []),
        ("haemorrhage, anaemia, fetus, behaviour", []),
    ],
)
def test_words_are_ours_unless_they_are_quoted_or_a_name(text: str, expected: list[str]) -> None:
    """In bodies and in fields."""
    assert codes(body=text + "\n") == expected
    assert codes(f"population: '{text.replace(chr(39), chr(39) * 2)}'\n") == expected


def test_words_of_others_are_left_as_they_are() -> None:
    """Titles, names of groups, other names that people search for."""
    fields = (
        'also_known_as: ["hemorrhage", "BAME"]\n'
        'sources: [{id: s1, title: "BAME women and hemorrhage", authors: "BME Network", url: "https://example.org/a", '
        "type: news, read: full}]\n"
    )
    assert codes(fields) == []
    assert codes(rows('group: "BAME women", n: 5, N: 10')) == []
