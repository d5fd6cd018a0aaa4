"""The checks in a browser say what Python says: the golden files, the real records and made-up texts go to both."""

from __future__ import annotations

import copy
import dataclasses
import functools
import http.server
import json
import os
import random
import re
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import phonenumbers
import pytest
import yaml
from nhs_number.validate import is_valid
from playwright.sync_api import Browser

from best_practice.faults import Fault, all_codes
from best_practice.model.collection import Collection
from best_practice.model.kinds import FOLDERS
from best_practice.model.record import dotted
from best_practice.outputs.browser_rules import check_files, ids_of
from best_practice.outputs.browser_table import in_browser
from best_practice.outputs.portable_patterns import portable
from best_practice.pages.assets import scripts
from best_practice.pages.content_policy import with_policy
from best_practice.reading.codes import NOT_IN_VOCABULARY
from best_practice.reading.fences import split
from best_practice.reading.records import kind_of_path, read_record
from best_practice.rules.check import Checked, check_project
from best_practice.rules.patterns import shared_expressions, text_patterns
from best_practice.rules.references import vocabulary_problems
from best_practice.rules.registry import Subject, rules_of_record
from tests.conftest import PROJECT, ROOT, TODAY
from tests.site.made_texts import made_text
from tests.test_golden import GOLDEN, SPECIAL

pytestmark = pytest.mark.browser

CODES = [code.name for code in all_codes()]

MADE = 3000 if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz" else 200
"""How many records and texts are made up, always the same ones; `make fuzz` makes more."""

# Codes about files and lists beside the record: a browser is asked of records only.
_ABOUT_FILES = re.compile(r"E1(?!16)|W60[12]")

# Where the browser tells another code of a golden file, and why.
INSTEAD = {
    "E207": {"E201", "E401"},  # in the file a comma cut a number in two; the form writes none
    "E304": {"E305"},  # it does not know drafts
    "E310": {"E305"},  # the same
}

# What a browser says of a record.
Says = tuple[str, str, str, str]
Ask = Callable[[list[dict[str, Any]]], list[list[dict[str, Any]]]]

_ASK = """async ([records, collections]) => {
  const { checked } = await import(new URL("assets/js/checks/check.js", document.baseURI));
  const answers = [];
  for (const { kind, data, body, known, ...more } of records) {
    answers.push(await checked(kind, data, body, { ...more, collection: collections[known] }));
  }
  return answers;
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of scripts and data alone, with the policy that pages have."""
    site = tmp_path_factory.mktemp("checks")
    icon = '<link rel="icon" href="data:,">'
    page = with_policy(f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Checks</title>{icon}</head>')
    for address, text in {
        "index.html": page,
        **scripts(),
        **check_files(check_project(PROJECT, TODAY).collection),
    }.items():
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_text(text, "utf-8")
    return site


class _Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}  # noqa: RUF012 - the base class's way

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@pytest.fixture(scope="module")
def ask(folder: Path, browser: Browser) -> Iterator[Ask]:
    """Puts records to the checks in a browser; fails where a page complains or asks another server."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/"
    page = browser.new_page()
    errors: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base)

    def answers(records: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
        # What is known of the collection is sent once, not with each record.
        sent = [
            {key: value for key, value in record.items() if key != "collection"}
            | {"known": str(id(record.get("collection")))}
            for record in records
        ]
        collections = {str(id(record.get("collection"))): record.get("collection") for record in records}
        found: list[list[dict[str, Any]]] = page.evaluate(_ASK, [sent, collections])
        assert errors == []
        assert [url for url in asked if not url.startswith(base)] == []
        return found

    yield answers
    page.close()
    server.shutdown()
    server.server_close()


def typed(node: yaml.Node | None) -> Any:
    """A record's fields as a form holds them: text as it was typed, and true and false."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): typed(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [typed(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    if not node.style and node.tag.endswith(":null"):
        return None
    return node.value == "true" if not node.style and node.value in ("true", "false") else node.value


_KNOWN: dict[int, tuple[Collection, dict[str, Any]]] = {}


def known_ids(collection: Collection) -> dict[str, Any]:
    """The ids of a collection, worked out once."""
    return _KNOWN.setdefault(id(collection), (collection, ids_of(collection)))[1]


def to_ask(path: str, text: str, collection: Collection) -> dict[str, Any] | None:
    """What a browser is asked of a file; None where the file cannot be read as a record."""
    halves = split(path, text)
    if isinstance(halves, Fault) or read_record(path, text).record is None:
        return None
    data = typed(yaml.compose(halves.yaml, Loader=yaml.SafeLoader))
    return {
        "kind": kind_of_path(path).kind_name,
        "data": data,
        "body": halves.body,
        "collection": known_ids(collection),
        "today": TODAY.isoformat(),
        "id": Path(path).stem,
    }


def of_python(faults: list[Fault], path: str) -> Counter[Says]:
    return Counter((f.code, f.field, f.message, f.hint) for f in faults if f.path == path)


def of_browser(faults: list[dict[str, Any]]) -> Counter[Says]:
    return Counter((f["code"], f["field"], f["message"], f["hint"]) for f in faults)


def told(says: Counter[Says], *how: str) -> Counter[Says]:
    """Those whose code the browser tells in this way."""
    return Counter({one: count for one, count in says.items() if in_browser(one[0]).told in how})


def codes(says: Counter[Says]) -> set[str]:
    return {one[0] for one in says}


# --- The golden files ------------------------------------------------------------------------------


def golden(code: str, side: str, root: Path) -> tuple[Checked, list[str]]:
    """A checked copy of the project with the example laid over it, and the records of the example."""
    overlay = GOLDEN / code / side
    shutil.copytree(PROJECT, root)
    shutil.copytree(overlay, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    records = [path.relative_to(overlay).as_posix() for path in sorted(overlay.rglob("*.md"))]
    return check_project(root, TODAY), [path for path in records if path.rpartition("/")[0] in FOLDERS]


@pytest.mark.parametrize("code", [code for code in CODES if not _ABOUT_FILES.match(code)])
def test_the_golden_files_get_the_same_answer_in_the_browser(code: str, ask: Ask, tmp_path: Path) -> None:
    """Codes that a browser tells have the same field, message and hint; the others are not told wrongly."""
    by_browser: set[str] = set()
    for side in ("bad", "good"):
        checked, paths = golden(code, side, tmp_path / side)
        for path in paths:
            record = to_ask(path, (tmp_path / side / path).read_text("utf-8"), checked.collection)
            if record is None:
                continue
            (answer,) = ask([record])
            browser, python = of_browser(answer), of_python(checked.faults, path)
            browser = Counter({one: count for one, count in browser.items() if one[0] not in INSTEAD.get(code, ())})
            assert told(browser, "yes") == told(python, "yes"), f"{code}/{side}/{path}"
            assert codes(told(browser, "partly", "no")) <= codes(python)
            by_browser |= codes(browser)
    how = in_browser(code).told
    assert (code in by_browser) is (how != "no"), f"the table says {how} of {code}: mend it, or the browser's checks"


def test_a_code_that_the_browser_does_not_tell_in_full_says_why() -> None:
    for code in CODES:
        how = in_browser(code)
        assert bool(how.because) is (how.told != "yes"), code
    assert [code for code in SPECIAL if in_browser(code).told != "no"] == []


# --- Real records ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real() -> Checked:
    return check_project(ROOT, TODAY)


def test_real_records_get_the_same_answer_in_the_browser(ask: Ask, real: Checked) -> None:
    """No false alarm in a form that opens a record, and nothing passed over."""
    records = real.collection.records
    questions = [to_ask(record.path, (ROOT / record.path).read_text("utf-8"), real.collection) for record in records]
    wrong: dict[str, list[Says]] = {}
    for record, answer in zip(records, ask([question for question in questions if question]), strict=True):
        browser, python = told(of_browser(answer), "yes"), told(of_python(real.faults, record.path), "yes")
        if browser != python:
            wrong[record.path] = [*(browser - python), *(python - browser)]
    assert wrong == {}


# --- Records with one thing changed ----------------------------------------------------------------

_ODD = [
    "",
    " ",
    "x",
    "S1",
    "a b",
    "http://example.org/a",
    "https://example.org/a",
    "2026-02-30",
    "2031-01-01",
    "2024",
    "7%",
]
_ODD += ["-5", "0", "3", "101", "1.5", "none", "published", "draft", "withdrawn", "not-named", "constructor", "x" * 400]
_ODD += ["BAME women", "asian women", "a@example.org", "Ring 020 7946 0018", "two\nlines", "<b>", "{{ x }}", "Britain"]


def mutated(node: yaml.MappingNode, choose: random.Random) -> yaml.MappingNode:
    """The same fields with one of them taken away, misspelt, doubled, or given an odd value of its own type."""
    holders = [n for n in _walk(node) if isinstance(n, (yaml.MappingNode, yaml.SequenceNode)) and n.value]
    holder = choose.choice(holders)
    index = choose.randrange(len(holder.value))
    what = choose.choice(
        ["away", "odd", "odd", "odd", "again" if isinstance(holder, yaml.SequenceNode) else "misspelt"]
    )
    if what == "away":
        del holder.value[index]
    elif what == "again":
        holder.value.append(copy.deepcopy(holder.value[index]))
    elif what == "misspelt":
        key, value = holder.value[index]
        holder.value[index] = (yaml.ScalarNode(key.tag, key.value[:-1] + "q"), value)
    else:
        old = holder.value[index][1] if isinstance(holder, yaml.MappingNode) else holder.value[index]
        new = _odd(old, choose)
        holder.value[index] = (holder.value[index][0], new) if isinstance(holder, yaml.MappingNode) else new
    return node


def _walk(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _walk(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _walk(item)


def _odd(old: yaml.Node, choose: random.Random) -> yaml.Node:
    if choose.random() < 0.15:
        empty: list[yaml.Node] = [yaml.SequenceNode("tag:yaml.org,2002:seq", [], flow_style=True)]
        return choose.choice([*empty, yaml.MappingNode("tag:yaml.org,2002:map", [], flow_style=True)])
    if isinstance(old, yaml.ScalarNode) and old.tag.rpartition(":")[2] in ("int", "float") and not old.style:
        value = choose.choice(["-5", "0", "3", "101", "1.5", "7.0", "2031", "400"])
        return yaml.ScalarNode(f"tag:yaml.org,2002:{'float' if '.' in value else 'int'}", value)
    return yaml.ScalarNode("tag:yaml.org,2002:str", choose.choice(_ODD), style='"')


@pytest.mark.property
def test_records_with_one_thing_changed_get_the_same_answer_in_the_browser(
    ask: Ask, real: Checked, tmp_path: Path
) -> None:
    """What a slip of the finger does to a real record is told in the same words."""
    choose = random.Random(20261122)
    rich = [record for record in real.collection.records if record.kind in ("intervention", "case-study", "lead")]
    questions: list[dict[str, Any]] = []
    said: list[tuple[str, Counter[Says]]] = []
    for _ in range(MADE):
        record = choose.choice(rich)
        halves = split(record.path, (ROOT / record.path).read_text("utf-8"))
        assert not isinstance(halves, Fault)
        node = yaml.compose(halves.yaml, Loader=yaml.SafeLoader)
        assert isinstance(node, yaml.MappingNode)
        text = f"---\n{yaml.serialize(mutated(node, choose), allow_unicode=True, width=10**6)}---\n{halves.body}"
        result = read_record(record.path, text)
        question = to_ask(record.path, text, real.collection)
        if question is None or result.record is None:
            continue
        others = tuple(r for r in real.collection.records if r.id != record.id)
        collection = dataclasses.replace(real.collection, records=(*others, result.record))
        subject = Subject(result.record, collection, TODAY)
        questions.append(question)
        said.append((record.path, told(of_python([*result.faults, *judge_one(subject)], record.path), "yes")))
    wrong: list[str] = []
    for (path, python), answer in zip(said, ask(questions), strict=True):
        browser = told(of_browser(seen_by_both(answer, python)), "yes")
        if browser != python:
            wrong.append(f"{path}: only browser {[*(browser - python)]}, only Python {[*(python - browser)]}")
    assert not wrong, "\n".join(wrong)


def seen_by_both(answer: list[dict[str, Any]], python: Counter[Says]) -> list[dict[str, Any]]:
    """Without what the browser finds in fields that have another fault: Python looks there when that is mended."""
    faulty = [says[1] for says in python if says[0].startswith("E2") and says[1]]
    looked_for = {pattern.code for pattern in text_patterns()}
    return [
        fault
        for fault in answer
        if fault["code"] not in looked_for or not any(fault["field"].startswith(field) for field in faulty)
    ]


def judge_one(subject: Subject) -> list[Fault]:
    """What the rules for single records say of one of many."""
    rules = [*rules_of_record(), (NOT_IN_VOCABULARY, vocabulary_problems)]
    return [
        Fault(subject.record.path, 1, 1, code.name, dotted(found.key), found.message, found.hint or code.mend)
        for code, rule in rules
        for found in rule(subject)
    ]


# --- Made-up texts ---------------------------------------------------------------------------------


@pytest.mark.property
def test_made_up_texts_get_the_same_answer_at_the_same_place(ask: Ask) -> None:
    """Every expression means in a browser what it means in Python, and the place is that of the fault."""
    choose = random.Random(20261122)
    wrong: list[str] = []
    path = "interventions/example-x.md"
    front = '---\ntitle: "Example draft"\nstatus: draft\n---\n'
    texts = [made_text(choose) for _ in range(4 * MADE)]
    collection = Collection((), {}, {}, frozenset())
    questions = [to_ask(path, front + text, collection) for text in texts]
    for text, answer in zip(texts, ask([question for question in questions if question]), strict=True):
        record = read_record(path, front + text).record
        assert record is not None
        body, starts = record.body, [0, *(match.end() for match in re.finditer("\n", record.body))]
        python = Counter(
            (code.name, starts[(found.place or (0, 0))[0] - record.body_line] + (found.place or (0, 0))[1] - 1)
            for code, rule in rules_of_record()
            if in_browser(code.name).told == "yes"
            for found in rule(Subject(record, collection, TODAY))
        )
        units = body.encode("utf-16-le")
        browser = Counter(
            (fault["code"], len(units[: 2 * fault["range"][0]].decode("utf-16-le")))
            for fault in answer
            if in_browser(fault["code"]).told == "yes"
        )
        if browser != python:
            wrong.append(f"{text!r}: only browser {[*(browser - python)]}, only Python {[*(python - browser)]}")
    assert not wrong, "\n".join(wrong)


# --- Numbers ---------------------------------------------------------------------------------------


def judged(ask: Ask, texts: list[str], code: str) -> list[bool]:
    """Of each text, whether the browser tells this code of it."""
    found = ask([{"kind": "theme", "data": {}, "body": text} for text in texts])
    return [any(fault["code"] == code for fault in answer) for answer in found]


def test_nhs_numbers_are_told_by_their_check_digit_as_in_python(ask: Ask) -> None:
    choose = random.Random(20261122)
    digits = [f"{choose.randrange(10**10):010}" for _ in range(2 * MADE)]
    digits += [
        f"{choose.randrange(1, 32):02}{choose.randrange(1, 14):02}{choose.randrange(10**6):06}" for _ in range(MADE)
    ]
    digits = [one for one in digits if is_valid(one)] + digits[:100]
    assert judged(ask, digits, "E520") == [is_valid(one) for one in digits]


def test_numbers_of_the_united_kingdom_are_dialled_as_in_python(ask: Ask) -> None:
    choose = random.Random(20261122)
    starts = [
        "01",
        "02",
        "03",
        "05",
        "07",
        "08",
        "09",
        "+441",
        "+447",
        "+44 (0)7",
        "0044",
        "01481 2",
        "01534 7",
        "07624 4",
        "011",
    ]
    texts = [f"{choose.choice(starts)}{choose.randrange(10 ** choose.randint(7, 10))}" for _ in range(4 * MADE)]
    assert judged(ask, texts, "E521") == [is_told(text, "E521") for text in texts]


def test_no_number_of_another_country_is_passed_over(ask: Ask) -> None:
    """The browser tells of more than Python, and never of less."""
    examples = [phonenumbers.example_number(region) for region in sorted(phonenumbers.SUPPORTED_REGIONS)]
    texts = [phonenumbers.format_number(one, phonenumbers.PhoneNumberFormat.E164) for one in examples if one]
    texts = [text for text in texts if is_told(text, "E521")]
    assert len(texts) > 150
    assert all(judged(ask, texts, "E521"))


def is_told(text: str, code: str) -> bool:
    """Whether Python tells this code of a body."""
    path = "docs/themes/example-x.md"
    record = read_record(path, f'---\ntitle: "Example theme"\n---\n{text}').record
    assert record is not None
    subject = Subject(record, Collection((), {}, {}, frozenset()), TODAY)
    return any([*rule(subject)] for known, rule in rules_of_record() if known.name == code)


# --- What is published -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pattern", [r"\Ax", r"x\Z", r"(?i:x)", r"x*+", r"(?P=a)", r"[\S]", r"(?#x)", r"\Bx", r"(a)?(?(1)b)"]
)
def test_what_no_browser_knows_is_refused_when_the_site_is_built(pattern: str) -> None:
    with pytest.raises(ValueError, match="not portable"):
        portable(re.compile(pattern.replace("(?P=a)", "(?P<a>x)(?P=a)")))


def test_flags_that_mean_something_else_are_refused() -> None:
    for flags in (re.VERBOSE, re.DOTALL, re.ASCII):
        with pytest.raises(ValueError, match="not portable"):
            portable(re.compile("x", flags))


def test_the_published_data_names_every_code_and_hides_drafts(folder: Path) -> None:
    rules = json.loads((folder / "data/v1/rules.json").read_text("utf-8"))
    assert [rule["code"] for rule in rules["rules"]] == CODES
    assert {pattern["code"] for pattern in rules["patterns"]} == {pattern.code for pattern in text_patterns()}
    assert set(shared_expressions()) < set(rules["expressions"])
    ids = json.loads((folder / "data/v1/ids.json").read_text("utf-8"))
    assert "example-draft" not in ids["kinds"]
    assert ids["kinds"]["example-lead"] == "lead"
    assert ids["statuses"] == {"example-lead": "lead", "example-withdrawn": "withdrawn"}


def test_every_judge_of_a_pattern_is_there() -> None:
    script = scripts()["assets/js/checks/judges.js"]
    assert {pattern.judge for pattern in text_patterns() if pattern.judge} == set(
        re.findall(r'^  "([a-z-]+)":', script, re.MULTILINE)
    )
