"""`best-practice verify`: a clean site passes, and each breakage gives exactly its fault at its place."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from best_practice.faults import Severity
from best_practice.reading.project import read_project
from best_practice.verifying.addresses import Kind, Resolver, SiteAddress
from best_practice.verifying.checks.size import size_troubles
from best_practice.verifying.command import verify_command
from best_practice.verifying.faults import CODES
from best_practice.verifying.markup import UNREADABLE, tags
from best_practice.verifying.verify import VerifyResult, verify_site

RECORDS = {
    "mkdocs.yml": "site_name: Test\n",
    "interventions/weighed-loss.md": '---\ntitle: "Blood loss weighed"\nstatus: published\nformerly: [loss]\n---\n',
    "case_studies/one-trust.md": '---\ntitle: "How one trust did it"\nstatus: withdrawn\n---\n',
    "case_studies/a-lead.md": '---\ntitle: "Worth following up"\nstatus: lead\n---\n',
    "docs/themes/access.md": '---\ntitle: "Access and engagement"\n---\n',
    "interventions/not-yet.md": (
        '---\ntitle: "Interpreters & \\"link workers\\" at each visit, a draft"\nshort_title: "Link workers"\n'
        'summary: "Nobody’s words should be read before they are ready to be read."\nstatus: draft\n---\n'
    ),
}  # fmt: skip


def page(title: str, main: str, body: str = "") -> str:
    """A page of nine lines; what a test puts into the body begins on line 8, column 1."""
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n'
        f"<title>{title}</title>\n"
        '<link rel="canonical" href="https://example.org/repo/">\n'
        f'</head>\n<body><main{main}><h1 id="top-of-page">{title}</h1>\n{body}\n</main></body></html>\n'
    )


def redirect(to: str) -> str:
    return (
        '<!doctype html>\n<html lang="en-GB"><head><title>Moved</title>\n'
        f'<meta http-equiv="refresh" content="0; url={to}"></head>\n'
        f'<body><a href="{to}">Moved</a></body></html>\n'
    )


HOME = "index.html"
RECORD = "interventions/weighed-loss/index.html"
CLEAN = {
    HOME: page(
        "Home",
        "",
        '<a href="interventions/weighed-loss/#results">A</a> <a href="case-studies/one-trust/?from=home">B</a>\n'
        '<a href="https://example.org/repo/themes/access/">C</a> <a href="/repo/interventions/loss/">D</a>\n'
        '<a href="https://doi.org/10.1/x">E</a> <a href="mailto:a@example.org">F</a> <a href="#top-of-page">G</a>\n'
        '<img src="images/a.png" srcset="images/a.png 1x, images/b.png 2x" alt=""> <a href=".">H</a>\n'
        '<svg><use href="#shape"/><title>A drawing</title><g id="shape"></g></svg><a href="#">I</a>\n'
        '<template><h1 id="shape">Not yet</h1></template><!-- <h1 style="x">Not here</h1> -->\n'
        "<script>const text = '<h1 style=\"\">';</script>",
    ),
    RECORD: page(
        "Blood loss weighed",
        ' data-record="weighed-loss" data-kind="intervention"',
        '<h2 id="results">Results</h2><a href="../../">Home</a><link rel="stylesheet" href="../../style.css">',
    ),
    "interventions/loss/index.html": redirect("../weighed-loss/"),
    "case-studies/one-trust/index.html": page("One trust", ' data-record="one-trust" data-kind="case-study"'),
    "themes/access/index.html": page("Access", ' data-record="access" data-kind="theme"'),
    "404.html": page("Home", "", '<a href="/repo/">Home</a> <a href="#top-of-page">Top</a>'),
    "style.css": (
        "@import 'print.css'; /* url(none.png) */\n"
        "a { background: url(images/a.png); content: \"url(none.png)\"; mask: url('data:image/svg+xml;charset=utf-8,"
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>') }\n"
    ),
    "print.css": "",
    "images/a.png": "",
    "images/b.png": "",
    "sitemap.xml": "<urlset>\n<url><loc>https://example.org/repo/themes/access/</loc></url>\n</urlset>\n",
}  # fmt: skip


@dataclass
class Stage:
    """A project and its finished site in a folder of the test's own."""

    folder: Path
    files: dict[str, str] = field(default_factory=lambda: dict(CLEAN))
    records: dict[str, str] = field(default_factory=lambda: dict(RECORDS))

    @property
    def root(self) -> Path:
        return self.folder / "project"

    @property
    def site(self) -> Path:
        return self.folder / "output"

    def write(self) -> None:
        for top, files in ((self.root, self.records), (self.site, self.files)):
            for path, text in files.items():
                (top / path).parent.mkdir(parents=True, exist_ok=True)
                (top / path).write_text(text, encoding="utf-8")

    def verify(self) -> VerifyResult:
        self.write()
        return verify_site(self.site, read_project(self.root).collection, self.root)

    def put(self, body: str, path: str = HOME) -> None:
        """Put one more line at the top of a page's body: line 8, column 1."""
        self.files[path] = self.files[path].replace("</h1>\n", f"</h1>\n{body}\n", 1)


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def test_a_clean_site_has_no_fault_and_is_counted(stage: Stage) -> None:
    result = stage.verify()
    assert result.faults == ()
    assert result.ok
    assert result.pages == 6
    assert result.links == 28
    assert result.bytes == sum(len(text.encode()) for text in CLEAN.values())


def remove(path: str) -> Callable[[Stage], None]:
    return lambda stage: stage.files.pop(path) and None


def add(path: str, text: str) -> Callable[[Stage], None]:
    return lambda stage: stage.files.update({path: text})


def put(body: str, path: str = HOME) -> Callable[[Stage], None]:
    return lambda stage: stage.put(body, path)


def swap(path: str, old: str, new: str) -> Callable[[Stage], None]:
    def change(stage: Stage) -> None:
        assert old in stage.files[path]
        stage.files[path] = stage.files[path].replace(old, new, 1)

    return change


MAIN = ' data-record="{}" data-kind="intervention"'
TITLE = "Interpreters &amp; &#34;link workers&quot; at each visit, a draft"
THEME = "themes/access/index.html"
LOSS = "interventions/loss/index.html"

# A line put into the start page, with ¦ before the tag or word at fault; the code; a part of the message.
ON_THE_START_PAGE = [
    (f"<p>See ¦{TITLE}.</p>", "V105", "interventions/not-yet.md, a draft"),
    ("<b> ¦Link workers </b>", "V105", '"Link workers" is from'),
    ('¦<a href="themes/gone/">x</a>', "V201", "There is no page at /themes/gone/."),
    ('¦<a href="themes/gone.pdf">x</a>', "V201", "There is no file at /themes/gone.pdf."),
    ('¦<a href="https://EXAMPLE.org/repo/no/">x</a>', "V201", "no page at /no/"),
    ('¦<a href="Themes/access/">x</a>', "V201", "no page at /Themes/access/"),
    ('¦<a href="themes/access">x</a>', "V201", "/themes/access is a folder."),
    ('¦<form action="search/"></form>', "V201", "no page at /search/"),
    ('¦<meta http-equiv="Refresh" content="5;URL=\'no/\'">', "V201", "no page at /no/"),
    ('¦<a href="themes/access/#none">x</a>', "V202", 'There is no place "none" on /themes/access/.'),
    ('<p>¦<a href="#none">x</a></p>', "V202", 'There is no place "none" on this page.'),
    ('¦<a href="#hid">x</a><template><i id="hid"></i></template>', "V202", 'no place "hid"'),
    ('¦<img src="no.png" alt="">', "V203", "There is no picture at /no.png."),
    ('¦<img srcset="images/a.png, no.png 2x" alt="">', "V203", "no picture at /no.png"),
    ('¦<script src="no.js"></script>', "V203", "no script at /no.js"),
    ('¦<link rel="stylesheet" href="no.css">', "V203", "no file at /no.css"),
    ('¦<a href="/themes/access/">x</a>', "V204", "leads out of the site, which stands at /repo/."),
    ('¦<a href="../themes/access/">x</a>', "V204", '"../themes/access/" leads out'),
    ('¦<p id="top-of-page">x</p>', "V302", '"top-of-page" stands on this page already'),
    ("<p>¦<h1>x</h1>", "V305", "another main heading"),
    ('¦<base href="/repo/">', "V307", "what every address on the page means"),
    ('¦<script src="https://cdn.example/x.js"></script>', "V401", "<script> makes the browser ask"),
    ('¦<img src="http://example.org/repo/images/a.png" alt="">', "V401", "<img> makes the browser ask"),
    ('¦<img src="//cdn.example/x.png" alt="">', "V401", "<img> makes the browser ask"),
    ('¦<link rel="dns-prefetch preconnect" href="https://fonts.example">', "V401", "<link> makes"),
    ('¦<link rel="shortcut icon" href="https://fonts.example/i.png">', "V401", "<link> makes"),
    ('¦<style>@import "https://fonts.example/x";</style>', "V401", "The style makes the browser ask"),
    ('<p>¦<b STYLE="color: red">x</b>', "V402", "style attribute"),
    ('¦<p onClick="x()">x</p>', "V403", "an onclick attribute"),
    ('¦<a href=" java\tscript&#58;x()">x</a>', "V404", "not the address of a page"),
    ('¦<a href="data:text/html,x">x</a>', "V404", "not the address of a page"),
    ('¦<a href="http://example.com/">x</a>', "V405", "does not begin with https"),
]

# What is broken; the place; the code; a part of the message.
ELSEWHERE: dict[str, tuple[Callable[[Stage], None], str, str, str]] = {
    "no page": (
        lambda stage: stage.records.update({"docs/themes/new.md": '---\ntitle: "A new theme"\n---\n'}),
        "themes/new/index.html:1:1",
        "V101",
        "docs/themes/new.md is published and has no page.",
    ),
    "other id": (
        swap(RECORD, '"weighed-loss"', '"one-trust"'),
        f"{RECORD}:1:1",
        "V102",
        'No <main> on this page has data-record="weighed-loss".',
    ),
    "other kind": (swap(RECORD, '"intervention"', '"theme"'), f"{RECORD}:7:7", "V102", 'data-kind is "theme"'),
    "no redirect": (
        lambda stage: stage.records.update(
            {"docs/themes/access.md": '---\ntitle: "Access and engagement"\nformerly: [entry]\n---\n'}
        ),
        "themes/entry/index.html:1:1",
        "V103",
        "There is no page at /themes/entry/, a former address of docs/themes/access.md.",
    ),
    "redirect is a page": (add(LOSS, page("Loss", "")), f"{LOSS}:1:1", "V103", "does not send its reader on"),
    "redirect to another place": (
        add(LOSS, redirect("../../")),
        f"{LOSS}:3:1",
        "V103",
        "another place than the page of interventions/weighed-loss.md",
    ),
    "page of a draft": (
        add("interventions/not-yet/index.html", page("Soon", MAIN.format("not-yet"))),
        "interventions/not-yet/index.html:7:7",
        "V104",
        "interventions/not-yet.md is a draft.",
    ),
    "page of a lead": (
        add("case-studies/a-lead/index.html", page("Soon", "")),
        "case-studies/a-lead/index.html:1:1",
        "V104",
        "case_studies/a-lead.md is a lead.",
    ),
    "page of nothing": (
        add("x/index.html", page("Soon", MAIN.format("who-knows"))),
        "x/index.html:7:7",
        "V104",
        'There is no published record with the id "who-knows".',
    ),
    "draft title in data": (
        add("data/all.json", '[\n{"title": "Interpreters & \\"link workers\\" at each visit, a draft"}]'),
        "data/all.json:2:12",
        "V105",
        "interventions/not-yet.md, a draft",
    ),
    "draft summary in data": (
        add("data/all.json", '["Nobody\\u2019s words should be read before they are ready to be read."]'),
        "data/all.json:1:3",
        "V105",
        "interventions/not-yet.md, a draft",
    ),
    "draft in sitemap": (
        add("sitemap.xml", '<urlset>\n<!-- Link workers -->\n<!--"Link workers"--></urlset>'),
        "sitemap.xml:3:6",
        "V105",
        '"Link workers" is from',
    ),
    "dead link below": (
        put('<p><a href="../gone/">x</a>', RECORD),
        f"{RECORD}:8:4",
        "V201",
        "There is no page at /interventions/gone/.",
    ),
    "dead canonical": (swap(THEME, "/repo/", "/repo/no/"), f"{THEME}:5:1", "V201", "no page at /no/"),
    "no picture of a style": (
        add("style.css", "p {}\na { mask: url( 'no.png' ) }"),
        "style.css:2:11",
        "V203",
        "There is no file at /no.png.",
    ),
    "relative on 404": (
        put('<a href="themes/access/">x</a>', "404.html"),
        "404.html:8:1",
        "V205",
        '"themes/access/" depends on where the page is shown.',
    ),
    "sitemap: no page": (
        swap("sitemap.xml", "access", "gone"),
        "sitemap.xml:2:11",
        "V206",
        "There is no page at /themes/gone/.",
    ),
    "sitemap: other site": (
        swap("sitemap.xml", "example.org", "example.com"),
        "sitemap.xml:2:11",
        "V206",
        "is not an address of this site.",
    ),
    "no language": (swap(HOME, ' lang="en-GB"', ""), f"{HOME}:1:1", "V301", "does not say its language"),
    "no title": (swap(HOME, "<title>Home</title>", "<title> </title>"), f"{HOME}:1:1", "V303", "has no title"),
    "two titles": (swap(HOME, "</head>", "<title>Home</title></head>"), f"{HOME}:6:1", "V303", "a second title"),
    "same title": (
        swap(THEME, "<title>Access", "<title>\nHome"),
        f"{THEME}:4:1",
        "V304",
        '"Home" is also the title of /.',
    ),
    "no heading": (
        swap(THEME, '<h1 id="top-of-page">Access</h1>', ""),
        f"{THEME}:1:1",
        "V305",
        "no main heading",
    ),
    "open quotation mark": (put('<p class="x>x</p>', "404.html"), "404.html:8:1", "V306", "cannot be read"),
    "style from elsewhere": (
        add("print.css", "\n@import url(https://fonts.example/x);"),
        "print.css:2:9",
        "V401",
        "The style makes the browser ask",
    ),
    "python's packages": (
        add("x.js", "\n// /usr/lib/python3/dist-packages/x"),
        "x.js:2:21",
        "V501",
        "dist-packages is where Python keeps packages",
    ),
    "large": (lambda stage: sparse(stage, 9, 95), ".:1:1", "V601", "855 MB; it must stay under 800 MB."),
    "growing": (lambda stage: sparse(stage, 7, 90), ".:1:1", "V602", "The site has 630 MB"),
    "large file": (lambda stage: sparse(stage, 1, 100), "film-0.webm:1:1", "V603", "This file has 100 MB"),
}


def sparse(stage: Stage, files: int, megabytes: int) -> None:
    """Large files that take no room on the disk."""
    stage.site.mkdir()
    for number in range(files):
        with (stage.site / f"film-{number}.webm").open("wb") as film:
            film.truncate(megabytes * 1_000_000)


def exactly(result: VerifyResult, place: str, code: str, message: str) -> None:
    assert [f"{f.path}:{f.line}:{f.column} {f.code}" for f in result.faults] == [f"{place} {code}"]
    assert message in result.faults[0].message
    assert result.faults[0].hint


@pytest.mark.parametrize(("line", "code", "message"), ON_THE_START_PAGE)
def test_a_broken_line_gives_exactly_its_fault(stage: Stage, line: str, code: str, message: str) -> None:
    stage.put(line.replace("¦", ""))
    exactly(stage.verify(), f"{HOME}:8:{line.index('¦') + 1}", code, message)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_breakage_gives_exactly_its_fault(stage: Stage, name: str) -> None:
    breakage, place, code, message = ELSEWHERE[name]
    breakage(stage)
    exactly(stage.verify(), place, code, message)


def test_no_start_page_is_a_fault(stage: Stage) -> None:
    """Without it the site's address is unknown too, so this one brings others."""
    remove(HOME)(stage)
    faults = stage.verify().faults
    assert ("V106", "index.html", 1, 1) in {(f.code, f.path, f.line, f.column) for f in faults}


def test_every_code_has_its_breakage() -> None:
    broken = {code for _, code, _ in ON_THE_START_PAGE} | {code for _, _, code, _ in ELSEWHERE.values()}
    assert broken | {"V106"} == {code.name for code in CODES}
    assert [code.name for code in CODES] == sorted({code.name for code in CODES})


def test_paths_of_this_machine_are_found(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    home = stage.folder / "somebody"
    monkeypatch.setenv("HOME", str(home))
    stage.files["data/a.json"] = f'{{\n"from": "{stage.root.as_posix()}/interventions"}}'
    stage.files["data/b.csv"] = f"path\nfile://{stage.site.as_posix()}\n{stage.root.as_posix()}-and-more\n"
    stage.files["x.js"] = f"//# sourceMappingURL={home.as_posix()}/.cache/x\n"
    stage.files["data/film.webm"] = str(home / "x")
    found = [(f.path, f.line, f.column, f.code) for f in stage.verify().faults]
    assert found == [("data/a.json", 2, 10, "V501"), ("data/b.csv", 2, 8, "V501"), ("x.js", 1, 22, "V501")]


def test_words_that_a_published_record_shares_with_a_draft_are_no_leak(stage: Stage) -> None:
    stage.put("<b>Link workers</b> and <b>Our link workers</b>")
    stage.records["docs/themes/link-workers.md"] = '---\ntitle: "Link workers"\n---\n'
    stage.files["themes/link-workers/index.html"] = page(
        "Link workers", ' data-record="link-workers" data-kind="theme"'
    )
    assert stage.verify().faults == ()


def test_a_short_draft_title_within_a_sentence_is_no_leak(stage: Stage) -> None:
    stage.put("<p>Link workers came to each visit.</p>")
    assert stage.verify().faults == ()


def test_a_site_without_an_address_of_its_own_stands_at_the_root(stage: Stage) -> None:
    canonical = '<link rel="canonical" href="https://example.org/repo/">\n'
    stage.files = {path: text.replace(canonical, "").replace("/repo/", "/") for path, text in stage.files.items()}
    stage.files[HOME] = stage.files[HOME].replace("https://example.org/themes", "/themes")
    stage.files["sitemap.xml"] = "<urlset><url><loc>/themes/access/</loc></url></urlset>"
    assert stage.verify().faults == ()


def test_all_faults_come_in_one_run_sorted_by_place(stage: Stage) -> None:
    stage.put('<p style="x" onclick="y"><a href="no/">x</a></p>')
    stage.put('<img src="no.png" alt="">', RECORD)
    remove("print.css")(stage)
    found = [(f.path, f.line, f.code) for f in stage.verify().faults]
    assert found == [
        (HOME, 8, "V402"),
        (HOME, 8, "V403"),
        (HOME, 8, "V201"),
        (RECORD, 8, "V203"),
        ("style.css", 1, "V203"),
    ]


def test_a_warning_does_not_hold_the_site_back(stage: Stage) -> None:
    sparse(stage, 7, 90)
    result = stage.verify()
    assert [f.severity for f in result.faults] == [Severity.WARNING]
    assert result.ok


@pytest.mark.parametrize(("total", "codes"), [(599, []), (600, ["V602"]), (799, ["V602"]), (800, ["V601"])])
def test_the_limits_of_size(total: int, codes: list[str]) -> None:
    sizes = {str(number): 1_000_000 for number in range(total)}
    assert [trouble.code.name for trouble in size_troubles(sizes)] == codes


# --- the command ------------------------------------------------------------------------------------


def run(*arguments: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(verify_command, [str(argument) for argument in arguments])
    return done.exit_code, done.stdout, done.stderr


def test_the_command_prints_place_message_mend_and_a_count(stage: Stage) -> None:
    stage.put('<a href="no/">x</a>')
    stage.write()
    code, out, _ = run(stage.site, "--records", stage.root)
    assert code == 1
    assert out == (
        "index.html:8:1: V201 There is no page at /no/.\n"
        "    Mend the address, or publish what it names.\n\n"
        "6 pages, 29 links and 0.0 MB checked: 1 error.\n"
    )


def test_the_command_finds_the_project_above_the_working_directory(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.write()
    monkeypatch.chdir(stage.root / "docs")
    code, out, _ = run(stage.site)
    assert (code, out) == (0, "6 pages, 28 links and 0.0 MB checked: nothing to mend.\n")
    monkeypatch.chdir(stage.folder)
    code, _, error = run(stage.site)
    assert code == 2
    assert error.startswith("There is no mkdocs.yml in this folder or above it.")


def test_a_folder_that_is_not_there_is_wrong_use(stage: Stage) -> None:
    stage.write()
    assert run(stage.folder / "no-site", "--records", stage.root)[0] == 2
    assert run(stage.site, "--records", stage.root, "--format", "xml")[0] == 2
    assert run(stage.site, "--records", stage.site)[0] == 2
    assert run(stage.root / "docs", "--records", stage.root)[0] == 2, "a folder without a page is no site"


def test_json_has_the_keys_of_check_and_the_count_stands_aside(stage: Stage) -> None:
    stage.put('<a href="no/">x</a>')
    stage.write()
    code, out, error = run(stage.site, "--records", stage.root, "--format", "json")
    assert code == 1
    assert json.loads(out) == [
        {
            "path": "index.html",
            "line": 8,
            "column": 1,
            "code": "V201",
            "severity": "error",
            "field": "",
            "message": "There is no page at /no/.",
            "hint": "Mend the address, or publish what it names.",
        }
    ]
    assert error == "6 pages, 29 links and 0.0 MB checked: 1 error.\n"


def test_one_mistake_on_every_page_is_told_five_times_and_counted(stage: Stage) -> None:
    for number in range(8):
        stage.files[f"x/{number}/index.html"] = page(f"Page {number}", "", '<a href="/repo/no/">x</a>')
    stage.write()
    _, out, _ = run(stage.site, "--records", stage.root)
    assert out.count("V201") == 5
    assert "The same stands in 3 more places; --format json lists them all." in out
    assert "8 errors." in out
    assert len(json.loads(run(stage.site, "--records", stage.root, "--format", "json")[1])) == 8


def test_the_site_is_only_read(stage: Stage) -> None:
    stage.write()
    before = {path: path.stat().st_mtime_ns for path in stage.site.rglob("*")}
    run(stage.site, "--records", stage.root)
    assert {path: path.stat().st_mtime_ns for path in stage.site.rglob("*")} == before


# --- tags and addresses, held against the standard library ------------------------------------------


class Oracle(HTMLParser):
    """The standard library's reading of the same text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named: dict[str, str] = {}
        for name, value in attrs:
            named.setdefault(name, value or "")
        self.tags.append((tag, named))


def read_by_both(text: str) -> tuple[list[tuple[str, dict[str, str]]], list[tuple[str, dict[str, str]]]]:
    oracle = Oracle()
    oracle.feed(text)
    oracle.close()
    ours = [(tag.name, dict(tag.attributes)) for tag in tags(text) if not tag.name.startswith("/")]
    return ours, oracle.tags


ATTRIBUTE = st.builds(
    "{}{}".format,
    st.sampled_from(["id", "class", "data-x", "href", "xlink:href", "hidden"]),
    st.one_of(
        st.just(""),
        st.text("ab<>' &=/?#\n;amp", max_size=8).map('="{}"'.format),
        st.text('ab<>" &=/?#\n;amp', max_size=8).map("='{}'".format),
        st.text("ab/?#&=;", min_size=1, max_size=8).filter(lambda text: text[0] != "=").map("={}".format),
    ),
)
ELEMENT = st.builds(
    "<{}{}{}>".format,
    st.sampled_from(["p", "A", "br", "svg", "my-tag", "h1"]),
    st.lists(ATTRIBUTE, max_size=3).map(lambda each: "".join(f" {attribute}" for attribute in each)),
    st.sampled_from(["", " ", " /"]),
)
PIECE = st.one_of(
    ELEMENT,
    st.sampled_from(["</p>", "</svg>", "words & more", "a < b", "\n", "<!-- <p id='x'> -->", "<!doctype html>"]),
    st.sampled_from(['<script type="x">"<p>" </ script></script>', "<style>p > a {}</style>"]),
)


@pytest.mark.property
@given(st.lists(PIECE, max_size=8).map("".join))
def test_tags_are_those_of_the_standard_library(text: str) -> None:
    ours, theirs = read_by_both(text)
    assert ours == theirs


@pytest.mark.property
@given(st.text("<>ab!-/ ='\"scripttitle\n", max_size=40))
def test_no_text_stops_the_reader_and_no_tag_is_passed_over(text: str) -> None:
    for tag in tags(text):
        assert tag.name == UNREADABLE or text[tag.at] == "<"


@pytest.mark.property
@given(
    st.sampled_from(["index.html", "404.html", "a/index.html", "a/b/index.html", "a/b/page.html"]),
    st.lists(st.sampled_from(["a", "b", "c.png", ".", ".."]), min_size=1, max_size=4).map("/".join),
    st.sampled_from(["", "/"]),
)
def test_relative_addresses_resolve_as_in_the_standard_library(path: str, address: str, end: str) -> None:
    base = "https://example.org/one/two/"
    theirs = urljoin(base + path.removesuffix("index.html"), address + end)
    ours = Resolver(SiteAddress("https://example.org", "/one/two/")).target(path, address + end)
    if theirs.startswith(base):
        folder = theirs.endswith("/")
        assert ours.kind is Kind.INSIDE
        assert ours.path == theirs.removeprefix(base) + ("index.html" if folder else "")
    else:
        assert ours.kind is Kind.ABOVE or theirs + "/" == base


@pytest.mark.parametrize(
    ("address", "kind", "path", "fragment"),
    [
        ("https://example.org/one/a/#x", Kind.INSIDE, "a/index.html", "x"),
        ("//example.org/one/", Kind.INSIDE, "index.html", ""),
        ("https://example.org/other/", Kind.ABOVE, "/other", ""),
        ("https://example.org.evil.example/one/", Kind.ELSEWHERE, "", ""),
        ("HTTPS://cdn.example/x", Kind.ELSEWHERE, "", ""),
        ("https://[half", Kind.ELSEWHERE, "", ""),
        ("/one/b%20c.png?v=1", Kind.INSIDE, "b c.png", ""),
        ("?q=1#x", Kind.INSIDE, "a/index.html", "x"),
        ("", Kind.INSIDE, "a/index.html", ""),
        ("tel:+44", Kind.OTHER, "", ""),
        ("data:image/png;base64,xx", Kind.OTHER, "", ""),
        ("JavaScript:void(0)", Kind.SCRIPT, "", ""),
    ],
)
def test_addresses_lead_where_a_browser_takes_them(address: str, kind: Kind, path: str, fragment: str) -> None:
    target = Resolver(SiteAddress("https://example.org", "/one/")).target("a/index.html", address)
    assert (target.kind, target.path, target.fragment) == (kind, path, fragment)
