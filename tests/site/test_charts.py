"""Charts: right places for any figures, plain words, safe text, small pictures, and a CSV with the same rows."""

from __future__ import annotations

import csv
import io
import re
import statistics
from decimal import Decimal
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from best_practice.catalogue.catalogue import Catalogue, build
from best_practice.model.measure import Measure
from best_practice.model.outcomes import Outcome, Row
from best_practice.model.scales import Better, FindingState, GroupType, Statistic, Timepoint
from best_practice.pages.addresses import Repository
from best_practice.pages.charts.axis import linear_axis, log_axis
from best_practice.pages.charts.chart import Chart, ChartKind, PrintedRow
from best_practice.pages.charts.dots import difference_charts, group_charts, ratio_charts
from best_practice.pages.charts.drawing import WIDTH, drawn
from best_practice.pages.charts.figures_csv import COLUMNS, csv_of
from best_practice.pages.charts.gap import gap_chart
from best_practice.pages.charts.lettering import width_of, wrapped
from best_practice.pages.charts.placing import charts_of
from best_practice.pages.charts.sites import NOT_POOLED, site_chart
from best_practice.pages.listing import all_pages
from best_practice.pages.page import SiteFacts
from best_practice.pages.rendering import Renderer
from best_practice.reading.project import read_project
from tests.site.building import ROOT, copy_fixture
from tests.site.test_browser import opened
from tests.site.test_pages import page_of, words_of

PICTURE = "{http://www.w3.org/2000/svg}"
LARGEST, USUAL = 4096, 2560  # bytes of one picture, and of the middle one

# Words that judge or explain: the statements beside a chart may say them, a chart may not.
VERDICTS = re.compile(
    r"\b(narrow|widen|clos|improv|better|worse|because|caus|led to|reduc|due to|thanks|effect|benefit|success)",
    re.IGNORECASE,
)


def row(group: str | None = "all", value: str | None = "1", when: Timepoint | None = None, **more: object) -> Row:
    return Row(group=group, value=None if value is None else Decimal(value), timepoint=when, where="table 1", **more)


def ethnic(group: str, value: str, when: Timepoint, **more: object) -> Row:
    return row(group, value, when, group_type=GroupType.ETHNICITY, **more)


def ratio(compares: str, value: str, low: str | None = None, high: str | None = None, **more: object) -> Row:
    ends = {"ci_low": Decimal(low), "ci_high": Decimal(high)} if low and high else {}
    return row(None, value, compares=compares, **{"statistic": Statistic.OR, **ends, **more})


def printed(rows: list[Row], unit: str = "percent", record: str = "a-record") -> list[PrintedRow]:
    return [PrintedRow(r, record, r.unit or unit, r.source or "s1") for r in rows]


def only(charts: tuple[Chart, ...]) -> Chart:
    assert len(charts) == 1
    return charts[0]


def gap_of(rows: list[Row], unit: str = "percent") -> Chart | None:
    outcome = Outcome(measure="deaths", finding=FindingState.IMPROVES, rows=tuple(rows))
    measure = Measure(title="Deaths", summary="Deaths that were counted.", unit=unit, better=Better.LOWER)
    return gap_chart(outcome, printed(rows, unit), measure, "Deaths")


def picture(chart: Chart) -> ElementTree.Element:
    """The drawn chart, parsed: what is not well-formed fails here."""
    text = str(drawn(chart, "chart-1")).replace("data-pagefind-ignore", 'xmlns="http://www.w3.org/2000/svg"', 1)
    return ElementTree.fromstring(text)


def places(svg: ElementTree.Element, look: str) -> list[tuple[float, float]]:
    """The left and right end of each shape of a class; of an interval, 5.5 around where it begins."""
    found = []
    for shape in svg.iter():
        if look not in shape.get("class", "").split():
            continue
        if shape.tag == f"{PICTURE}circle":
            found.append((float(shape.get("cx", "")) - 5, float(shape.get("cx", "")) + 5))
        elif shape.tag == f"{PICTURE}path":
            path = shape.get("d", "")
            start = float(re.match(r"M(-?[\d.]+)", path)[1])  # type: ignore[index]
            found.append((start, start + 9) if "h9" in path else (start - 5.5, start + 5.5))
    return found


BEFORE_AFTER = [
    ethnic("Black", "23.2", Timepoint.BASELINE),
    ethnic("White", "11.1", Timepoint.BASELINE),
    ethnic("Black", "4.5", Timepoint.AFTER),
    ethnic("White", "3.6", Timepoint.AFTER),
]

values = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30) | st.sampled_from(
    [Decimal(x) for x in ("0", "-0.0", "1e-20", "100", "99.9", "-1e29", "0.1", "123456789012345678901234567890")]
)
positive = st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("1e-12"), max_value=10**12)


# --- axes -------------------------------------------------------------------------------------------


@pytest.mark.property
@given(st.lists(values, min_size=1, max_size=6))
def test_a_linear_axis_holds_zero_and_every_value_in_order(found: list[Decimal]) -> None:
    axis = linear_axis(found)
    shares = [axis.share(value) for value in sorted([*found, Decimal(0)])]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    assert axis.low <= min(*found, 0) <= max(*found, 0) <= axis.high
    assert 2 <= len(axis.ticks) <= 6


@pytest.mark.property
@given(st.lists(positive, min_size=1, max_size=6))
def test_a_log_axis_holds_one_and_every_ratio_in_order(found: list[Decimal]) -> None:
    axis = log_axis(found)
    shares = [axis.share(value) for value in sorted([*found, Decimal(1)])]
    assert shares == sorted(shares)
    assert axis.low <= min(found) <= max(found) <= axis.high
    assert 0 < axis.share(Decimal(1)) < 1, "the line of no difference stands inside, not at an edge"


def test_twice_and_half_are_equally_far_from_no_difference() -> None:
    axis = log_axis([Decimal(2), Decimal("0.5")])
    assert axis.share(Decimal(2)) - axis.share(Decimal(1)) == pytest.approx(
        axis.share(Decimal(1)) - axis.share(Decimal("0.5"))
    )


@pytest.mark.parametrize(
    ("found", "ticks"),
    [
        (["28.6", "19.8"], ["0%", "10%", "20%", "30%"]),
        (["100"], ["0%", "50%", "100%"]),
        (["0"], ["0%", "0.5%", "1%"]),
        (["-3", "4"], ["−4%", "−2%", "0%", "2%", "4%"]),
    ],
)
def test_ticks_are_few_and_round(found: list[str], ticks: list[str]) -> None:
    assert [tick.text for tick in linear_axis(map(Decimal, found), "percent").ticks] == ticks


# --- pictures ---------------------------------------------------------------------------------------


@pytest.mark.property
@given(st.lists(values, min_size=2, max_size=8), st.sampled_from(["percent", "per 1000 births", "mL"]))
def test_every_mark_stands_inside_the_picture(found: list[Decimal], unit: str) -> None:
    rows = [row(f"group {i}", str(value), Timepoint.AFTER) for i, value in enumerate(found)]
    inside(only(group_charts(printed(rows, unit), "m", "Measure")), marks=len(found))


@pytest.mark.property
@given(st.lists(st.tuples(positive, positive, positive), min_size=1, max_size=5))
def test_every_ratio_and_its_interval_stand_inside_the_picture(found: list[tuple[Decimal, ...]]) -> None:
    rows = []
    for low, middle, high in map(sorted, found):
        rows.append(ratio(f"a v b {len(rows)}", f"{middle:f}", f"{low:f}", f"{high:f}"))
    inside(only(ratio_charts(printed(rows), "m", "Measure")), marks=len(found))


def test_an_interval_that_begins_at_zero_is_drawn_to_the_edge() -> None:
    inside(only(ratio_charts(printed([ratio("a v b", "0.2", "0", "3")]), "m", "Measure")), marks=1)


def inside(chart: Chart, marks: int) -> None:
    svg = picture(chart)
    _, _, width, height = map(float, svg.get("viewBox", "").split())
    found = places(svg, "solid") + places(svg, "hollow")
    keys = len(chart.key)
    assert len(found) == marks + keys
    assert all(0 <= left <= right <= width for left, right in found)
    assert all(-0.1 <= left <= width for left, _ in [(x + 5.5, y) for x, y in places(svg, "ci")])
    for text in svg.iter(f"{PICTURE}text"):
        assert 0 <= float(text.get("x", "")) <= width
        assert 8 <= float(text.get("y", "")) <= height


def test_a_larger_value_stands_further_right() -> None:
    svg = picture(only(group_charts(printed([row("a", "1"), row("b", "2"), row("c", "3")]), "m", "Measure")))
    lefts = [left for left, _ in places(svg, "hollow")]
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == 3


def test_each_point_in_time_has_its_own_shape_and_fill() -> None:
    rows = [row("all", str(i), when) for i, when in enumerate(Timepoint)]
    chart = only(group_charts(printed(rows), "m", "Measure"))
    looks = {(track.marks[0].shape, track.marks[0].filled) for line in chart.lines for track in line.tracks}
    assert len(looks) == len(Timepoint)
    assert {(entry.shape, entry.filled) for entry in chart.key} == looks


def test_an_interval_is_drawn_where_it_was_printed_and_only_there() -> None:
    rows = [
        row("a", "6.7", Timepoint.AFTER, ci_low=Decimal("6.2"), ci_high=Decimal("7.1")),
        row("b", "6.0", Timepoint.AFTER),
    ]
    chart = only(group_charts(printed(rows, "mmol/L"), "m", "Measure"))
    assert len(places(picture(chart), "ci")) == 1
    assert chart.notes == ("The lines are the printed 95% intervals. Some figures have none.",)


def test_a_value_is_written_with_its_own_digits_and_a_true_minus() -> None:
    rows = [row("a", "1.10", Timepoint.BASELINE), row("a", "-2.0", Timepoint.AFTER)]
    texts = [t.text for t in picture(only(group_charts(printed(rows), "m", "M"))).iter(f"{PICTURE}text")]
    assert "1.10%" in texts
    assert "−2.0%" in texts


def test_an_empty_unit_and_one_row_give_no_chart_or_a_whole_one() -> None:
    assert group_charts(printed([row()]), "m", "Measure") == ()
    assert group_charts(printed([row(value=None, n=3, N=9), row()]), "m", "Measure") == ()
    inside(only(group_charts(printed([row("a", "0"), row("b", "0")], ""), "m", "Measure")), marks=2)


def test_figures_in_different_units_never_share_an_axis() -> None:
    rows = [row("a", "1"), row("b", "2"), row("a", "430", unit="mL"), row("b", "348", unit="mL")]
    charts = group_charts(printed(rows), "m", "Measure")
    assert [chart.axis.unit for chart in charts] == ["", "mL"]


def test_a_slope_is_no_value_of_a_group() -> None:
    rows = [row("all", "-1.1", statistic=Statistic.SLOPE), row("all", "3", Timepoint.AFTER)]
    assert group_charts(printed(rows), "m", "Measure") == ()


def test_a_difference_stands_beside_zero() -> None:
    rows = [ratio("a v b", "-0.84", "-5.03", "3.35", statistic=Statistic.RISK_DIFFERENCE, unit="percentage points")]
    chart = only(difference_charts(printed(rows), "m", "Measure"))
    assert chart.axis.none == 0
    assert "no difference" in [t.text for t in picture(chart).iter(f"{PICTURE}text")]


@pytest.mark.property
@given(st.text(min_size=1, max_size=150).filter(str.strip))
def test_no_authored_text_becomes_markup(hostile: str) -> None:
    hostile = "".join(c for c in f"</text><script>x</script>{hostile}&\"'" if c.isprintable() and ord(c) < 0xD800)
    rows = [row(hostile, "1", Timepoint.AFTER, period=hostile), row("b", "2", Timepoint.AFTER, period=hostile)]
    svg = picture(only(group_charts(printed(rows, hostile), "m", hostile)))
    assert {e.tag.removeprefix(PICTURE) for e in svg.iter()} <= {"svg", "g", "title", "desc", "text", "path", "circle"}
    assert {name for e in svg.iter() for name in e.attrib} <= {
        *("viewBox", "role", "aria-labelledby", "id", "class", "x", "y", "d", "cx", "cy", "r")
    }


@pytest.mark.property
@given(st.text(max_size=200), st.integers(1, 3))
def test_words_fit_the_lines_they_are_broken_into(text: str, lines: int) -> None:
    made = wrapped(text, WIDTH, lines)
    assert 1 <= len(made) <= lines
    assert all(width_of(line) <= WIDTH for line in made)
    if "…" not in "".join(made):
        assert " ".join(made) == " ".join(text.split())


def test_a_picture_of_many_groups_says_what_it_leaves_out_and_stays_small() -> None:
    rows = [
        *[row(f"area {i}", "3.3", Timepoint.SINGLE, group_type=GroupType.DEPRIVATION) for i in range(10)],
        *[ethnic(f"Any other ethnic background, {i}", "7.7", Timepoint.SINGLE) for i in range(17)],
    ]
    chart = only(group_charts(printed(rows), "m", "Measure"))
    assert "18 of 27 figures" in chart.notes[-1]
    assert sum("ethnic" in line.label for line in chart.lines) == 17
    assert len(chart.rows) == 27
    assert len(str(drawn(chart, "chart-1")).encode()) <= LARGEST


# --- words ------------------------------------------------------------------------------------------


def test_groups_at_one_time_are_one_sentence() -> None:
    chart = only(group_charts(printed([row("all", "22.1", Timepoint.BASELINE), *BEFORE_AFTER[:2]]), "m", "Harm"))
    assert chart.message == "Black: 23.2%, White: 11.1%, before."


def test_groups_at_two_times_are_said_one_by_one() -> None:
    rows = [row("all", "66", Timepoint.COMPARATOR), row("all", "70", Timepoint.INTERVENTION)]
    assert (
        only(group_charts(printed(rows), "m", "M")).message == "Everyone: 66% in the comparison, 70% with the practice."
    )


def test_two_figures_of_one_group_and_time_are_told_apart() -> None:
    rows = [row("Black", "3", Timepoint.SINGLE, period="2020"), row("Black", "4", Timepoint.SINGLE, period="2021")]
    chart = only(group_charts(printed(rows), "m", "M"))
    assert [line.label for line in chart.lines] == ["Black (2020)", "Black (2021)"]


def test_a_gap_is_said_in_words_and_figures() -> None:
    chart = gap_of(BEFORE_AFTER)
    assert chart
    assert chart.kind is ChartKind.GAP
    assert chart.message == (
        "Before: Black 23.2%, White 11.1%, a gap of 12.1 points. After: Black 4.5%, White 3.6%, a gap of 0.9 points."
    )
    assert [track.text for line in chart.lines for track in line.tracks] == ["gap 12.1 points", "gap 0.9 points"]
    svg = picture(chart)
    assert len(places(svg, "gap")) == 2
    assert len(places(svg, "solid")) == len(places(svg, "hollow")) == 3  # two points and the key


def test_a_gap_in_a_rate_names_its_unit() -> None:
    chart = gap_of(BEFORE_AFTER, "per 1000 births")
    assert chart
    assert "a gap of 12.1 per 1000 births." in chart.message


@pytest.mark.parametrize("rows", [BEFORE_AFTER[:2], BEFORE_AFTER[::2], BEFORE_AFTER[:3], []])
def test_without_two_groups_at_two_points_there_is_no_gap(rows: list[Row]) -> None:
    assert gap_of(rows) is None


def test_a_gap_is_the_same_whatever_the_order_of_its_rows() -> None:
    one, other = gap_of(BEFORE_AFTER), gap_of(BEFORE_AFTER[::-1])
    assert one
    assert other
    assert drawn(one, "c") == drawn(other, "c")


def test_a_third_group_is_not_passed_over_in_silence() -> None:
    third = [ethnic("Asian", "12", Timepoint.BASELINE), ethnic("Asian", "4", Timepoint.AFTER)]
    chart = gap_of([*BEFORE_AFTER, *third])
    assert chart
    assert chart.notes == ("1 other group has figures at both points: see the table.",)


def test_ratios_between_ethnic_groups_are_a_gap_and_others_are_dots() -> None:
    between = ratio("Black v White", "3.0", "1.5", "5.9", group_type=GroupType.ETHNICITY)
    assert only(ratio_charts(printed([between]), "m", "M")).kind is ChartKind.GAP
    chart = only(ratio_charts(printed([ratio("app v clinic", "0.36", "0.12", "1.01")]), "m", "M"))
    assert chart.kind is ChartKind.DOTS
    assert chart.message == "App v clinic: 0.36 (95% interval 0.12 to 1.01)."
    assert chart.axis.none == 1


# --- across sites -----------------------------------------------------------------------------------


def test_sites_stand_side_by_side_and_nothing_is_pooled() -> None:
    sites = {
        "North": printed(
            [
                row("all", "20", Timepoint.BASELINE, group_type=GroupType.NONE),
                row("all", "91", Timepoint.AFTER, group_type=GroupType.NONE),
            ]
        ),
        "South": printed(
            [ethnic("Black", "30", Timepoint.AFTER), row("all", "64", Timepoint.AFTER, group_type=GroupType.NONE)]
        ),
        "West": printed([ethnic("Black", "40", Timepoint.AFTER)]),
    }
    chart = site_chart(sites, "m", "Measured", "percent")
    assert chart
    assert [line.label for line in chart.lines] == ["North", "South", "West: Black"]
    assert chart.message == "North: 20% before and 91% after. South: 64% after. West: 40% after."
    assert chart.notes == (NOT_POOLED,)
    inside(chart, marks=4)


def test_one_site_is_no_comparison() -> None:
    assert site_chart({"North": printed([row()]), "South": printed([row()], "mL")}, "m", "M", "percent") is None


@pytest.fixture(scope="module")
def two_sites(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The invented project with a second place that measured the same."""
    project = copy_fixture(tmp_path_factory.mktemp("sites") / "project")
    first = project / "case_studies" / "example-trust-measures.md"
    second = first.read_text("utf-8").replace("Example Trust: measuring", "Other Trust: measuring").replace("91", "64")
    (project / "case_studies" / "example-other-trust.md").write_text(second, "utf-8")
    return build(read_project(project).collection, drafts=False, without=set())


def test_the_page_of_an_intervention_shows_its_sites(two_sites: Catalogue) -> None:
    renderer = Renderer(two_sites, SiteFacts("Test", Repository()))
    address = "interventions/example-measured-loss/"
    page = next(page for page in all_pages(two_sites) if page.address == address)
    html = renderer.page(page)
    figure = re.search(r'<figure class="bp-chart" data-chart="sites".*?</figure>', html, re.DOTALL)
    assert figure
    assert NOT_POOLED in words_of(figure[0])
    assert "Other Trust" in words_of(figure[0])
    number = re.search(r'href="chart-(\d+)\.csv"', figure[0])
    assert number
    rows = read_csv(renderer.chart_files([page])[f"{address}chart-{number[1]}.csv"])
    assert {r["record"] for r in rows} == {"example-trust-measures", "example-other-trust"}


# --- CSV --------------------------------------------------------------------------------------------


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_csv_has_each_row_with_its_digits() -> None:
    rows = [ethnic("Black", "1.10", Timepoint.AFTER, n=97, N=1386), row("all", "-2", Timepoint.AFTER, source="s2")]
    found = read_csv(csv_of(only(group_charts(printed(rows), "deaths", "Deaths"))))
    assert list(found[0]) == list(COLUMNS)
    assert (
        found[0] | {"value": "1.10", "n": "97", "N": "1386", "group_type": "ethnicity", "unit": "percent"} == found[0]
    )
    assert (found[1]["value"], found[1]["source"], found[1]["ci_low"]) == ("-2", "s2", "")


def test_no_text_of_a_csv_begins_like_a_formula() -> None:
    rows = [row("=1+1", "1"), row("@a", "2")]
    assert [r["group"] for r in read_csv(csv_of(only(group_charts(printed(rows), "m", "M"))))] == ["'=1+1", "'@a"]


# --- the real records -------------------------------------------------------------------------------

CATALOGUE = build(read_project(ROOT).collection, drafts=False, without=set())
PLACED = [(record, placed) for record in CATALOGUE.shown for placed in charts_of(record, CATALOGUE).all]


def test_pictures_are_small() -> None:
    sizes = [len(str(drawn(placed.chart, placed.name)).encode()) for _, placed in PLACED]
    assert statistics.median(sizes) <= USUAL
    assert max(sizes) <= LARGEST


def test_no_message_judges_or_explains() -> None:
    for record, placed in PLACED:
        said = placed.chart.message
        for printed_row in placed.chart.rows:
            for authored in (printed_row.row.group, printed_row.row.compares, printed_row.row.period):
                said = re.sub(re.escape(authored), "", said, flags=re.IGNORECASE) if authored else said
        assert not VERDICTS.search(said), f"{record.id}: {placed.chart.message}"


@pytest.mark.parametrize("record", [r for r in CATALOGUE.shown if charts_of(r, CATALOGUE).all], ids=lambda r: r.id)
def test_each_chart_of_a_page_has_its_figures_beside_it(site: Path, record) -> None:
    address = f"{record.page.plural}/{record.id}"
    html = page_of(site, address)
    figures = re.findall(
        r'<figure class="bp-chart" data-chart="([a-z-]+)" id="chart-(\d+)">(.*?)</figure>', html, re.DOTALL
    )
    placed = charts_of(record, CATALOGUE).all
    assert [(kind, int(number)) for kind, number, _ in figures] == [(p.chart.kind.value, p.number) for p in placed]
    for (_, number, inner), chart in zip(figures, placed, strict=True):
        assert f'aria-labelledby="chart-{number}-t chart-{number}-d"' in inner
        assert chart.chart.message in words_of(inner)
        assert f'href="chart-{number}.csv"' in unescape(inner)
        rows = read_csv((site / address / f"chart-{number}.csv").read_text("utf-8"))
        assert [r["value"] for r in rows] == [f"{p.row.value:f}" for p in chart.chart.rows]


@pytest.mark.parametrize(
    ("record", "first"),
    [
        ("california-haemorrhage-collaborative", ChartKind.DOTS),
        ("st-georges-placental-screening", ChartKind.GAP),
        ("st-louis-drug-testing-order-form", ChartKind.GAP),
        ("community-continuity-deprived-areas", ChartKind.DOTS),
        ("e-motive-haemorrhage-bundle", None),
    ],
)
def test_a_main_result_by_ethnic_group_is_seen_without_opening_anything(
    site: Path, record: str, first: ChartKind | None
) -> None:
    chart = charts_of(CATALOGUE.by_id[record], CATALOGUE).first
    assert (chart.chart.kind if chart else None) == first
    html = page_of(site, f"{CATALOGUE.by_id[record].page.plural}/{record}")
    section = html[html.index('id="results"') :]
    assert ('id="chart-1"' in section[: section.index("<details")]) == (first is not None)


def test_every_priority_area_with_figures_shows_the_gap_today(site: Path) -> None:
    for record in CATALOGUE.of_kind("priority-area"):
        blocks = charts_of(record, CATALOGUE).blocks
        html = page_of(site, f"priority-areas/{record.id}")
        assert html.count('data-chart="gap-today"') == sum(map(len, blocks))
        for gap, block in zip(record.page.gap_today, blocks, strict=True):  # type: ignore[attr-defined]
            groups = {row.group or row.compares for row in gap.rows}  # one group alone is no picture of a gap
            assert block or len(groups) < 2, f"{record.id}: {gap.measure} has no chart"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_the_smallest_phone_all_words_of_a_picture_are_whole_and_large_enough(
    browser: Browser, base: str, scheme: str
) -> None:
    measured = """[...document.querySelectorAll('.bp-chart svg')].map(svg => {
      const box = svg.viewBox.baseVal, scale = svg.getBoundingClientRect().width / box.width
      const cut = [...svg.querySelectorAll('text')].filter(text => {
        const b = text.getBBox()
        return b.x < -0.5 || b.x + b.width > box.width + 0.5 || b.y < -1 || b.y + b.height > box.height + 1
      }).map(text => text.textContent)
      return {letters: scale * parseFloat(getComputedStyle(svg.querySelector('text')).fontSize), cut}
    })"""
    addresses = sorted({f"{record.page.plural}/{record.id}/" for record, _ in PLACED})
    with opened(browser, 320, scheme) as seen:
        for address in addresses:
            seen.page.goto(base + address)
            seen.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            for found in seen.page.evaluate(measured):
                assert found["letters"] >= 11, address
                assert found["cut"] == [], address


@pytest.mark.browser
def test_marks_are_seen_in_forced_colours_and_in_print(browser: Browser, base: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(base + "priority-areas/preterm-birth/")
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    fill = "e => getComputedStyle(e).fill"
    mark = page.locator(".bp-chart .solid").first
    assert mark.evaluate(fill) != canvas
    page.emulate_media(media="print", forced_colors="none", color_scheme="dark")
    assert mark.evaluate(fill) == "rgb(0, 0, 0)"
    context.close()
