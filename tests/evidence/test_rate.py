"""`best-practice rate`: the shape that programs read, and the words that people read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from best_practice.cli import main
from tests.conftest import PROJECT, ROOT


def run(*arguments: str, root: Path = ROOT) -> Result:
    """What the command prints."""
    return CliRunner().invoke(main, ["rate", *arguments, "--root", str(root)])


def test_all_as_json_has_the_published_shape() -> None:
    """A list; leads are left out, and nothing is added to the shape."""
    result = run("--all", "--format", "json")
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    assert [item["id"] for item in data] == [item["id"] for item in sorted(data, key=lambda d: (d["kind"], d["id"]))]
    for item in data:
        assert list(item) == ["id", "kind", "strength", "finding", "equity", "readiness"]
        assert list(item["strength"]) == ["level", "rule"]
        assert list(item["finding"]) == ["state", "rule"]
        assert list(item["equity"]) == ["effect", "measure", "rule", "inputs"]
        assert list(item["readiness"]) == ["level", "rule"]
    assert {"intervention", "case-study"} == {item["kind"] for item in data}


def test_the_inputs_are_enough_to_compute_the_effect_again() -> None:
    """St George's: both printed odds ratios, the rates, the change and the interval."""
    data = json.loads(run("st-georges-placental-screening", "--format", "json").stdout)
    assert data["equity"]["effect"] == "gap-smaller-uncertain"
    inputs = data["equity"]["inputs"]
    assert inputs["groups"] == {"worse_off": "non-white", "better_off": "white", "picked_from": 1}
    assert inputs["first"]["ratio"] == {"value": 3.035, "low": 1.551, "high": 5.941, "method": "as printed"}
    assert inputs["second"]["difference"]["value"] == 0.67
    assert inputs["ratio_is"] == "OR"
    assert inputs["change"]["judged_by"] == "ratio"
    assert inputs["change"]["excludes_no_change"] is False
    assert inputs["reversed"] is False
    assert [figure["value"] for figure in inputs["figures"]] == [7.95, 2.63, 3.22, 2.55]


def test_one_record_in_words() -> None:
    """Each statement with its rule and what the rule says."""
    text = run("st-georges-placental-screening").output
    assert "Gap smaller, uncertain" in text
    assert "could-be-chance" in text
    assert "5.32 per 1000 births before, 0.67 after" in text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "or write --all"),
        (("a", "--all"), "or write --all"),
        (("st-georges-placental-screenin",), "Did you mean st-georges-placental-screening?"),
        (("perinatal-death",), "stands in docs/measures/. Only interventions and case studies are rated"),
    ],
)
def test_wrong_use_says_what_to_do(arguments: tuple[str, ...], says: str) -> None:
    """And leaves with status 2."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.output


def test_the_fixture_project_can_be_rated() -> None:
    """Withdrawn records too: what they say is still theirs."""
    assert run("--all", root=PROJECT).exit_code == 0
