"""Lighthouse, as a phone on a slow connection: the pages people meet first are fast, and nothing it checks is amiss."""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.install_browser import find_browser
from tests.search.serving import served
from tests.site.building import EPOCH, copy_project, run_build

HERE = Path(__file__).parent

RUNS = 5
PERFORMANCE = 95
PAGES = {
    "home": "",
    "an area": "priority-areas/postpartum-haemorrhage/",
    "a record": "interventions/four-part-haemorrhage-bundle/",
    "find": "find/",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[dict[str, Any]]]]:
    """What Lighthouse says of five loads of each page, of the real site behind a server that packs as hosts do."""
    if not shutil.which("npm"):
        pytest.skip("Node with npm is not installed, and Lighthouse runs on it")
    assert (HERE / "node_modules/lighthouse").is_dir(), "Lighthouse is not installed. Run `make test-all`."
    browser = find_browser()
    assert browser, "No browser was found. Run `make browser`."
    assert EPOCH
    project = copy_project(tmp_path_factory.mktemp("lighthouse") / "project")
    result = run_build(project)
    assert result.returncode == 0, result.stdout + result.stderr
    with served(project / "site") as (base, _):
        addresses = {name: base + path for name, path in PAGES.items()}
        command = ["node", str(HERE / "measure.mjs"), browser, str(RUNS), *addresses.values()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=3000, check=False)
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        for name, address in addresses.items():  # seen with `make test-all ARGS=-s`
            scores = {category: median(told[address], category) for category in told[address][0]["scores"]}
            print(f"\n{name}: {scores}; {what_costs(told[address])}")  # noqa: T201 - the figures
        yield {name: told[address] for name, address in addresses.items()}


def median(loads: list[dict[str, Any]], category: str) -> float:
    return statistics.median(load["scores"][category] for load in loads)


def what_costs(loads: list[dict[str, Any]]) -> str:
    """The times and the audits that were not passed, for the message of a failure."""
    times = {name: round(statistics.median(load["times"][name] for load in loads), 2) for name in loads[0]["times"]}
    lost = {each["id"]: each["title"] for load in loads for each in load["lost"]}
    speed = round(statistics.median(load["benchmark"] for load in loads))
    return f"times {times}; not passed {lost}; this computer's benchmark {speed} (below 800 it is too busy to measure)"


@pytest.mark.slow
@pytest.mark.alone
@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_fast_on_a_phone(found: dict[str, list[dict[str, Any]]], page: str) -> None:
    score = median(found[page], "performance")
    assert score >= PERFORMANCE, f"{page} has {score}: {what_costs(found[page])}"


@pytest.mark.slow
@pytest.mark.alone
@pytest.mark.browser
@pytest.mark.parametrize("category", ["accessibility", "best-practices", "seo"])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_amiss(found: dict[str, list[dict[str, Any]]], page: str, category: str) -> None:
    score = median(found[page], category)
    assert score == 100, f"{page} has {score} for {category}: {what_costs(found[page])}"


def test_the_lock_holds_checksums_and_names_no_registry() -> None:
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert "node_modules/lighthouse" in packages
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
    settings = (HERE / ".npmrc").read_text("utf-8")
    assert "omit-lockfile-registry-resolved=true" in settings
    assert "ignore-scripts=true" in settings
    assert not re.search(r"https?://", settings)
