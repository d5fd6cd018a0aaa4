"""What the checks in a browser need: codes with their words, what is looked for, and the plans that rules go by.

One source for both: everything here comes from the rules and models, so that the browser and Python cannot drift.
`pages/assets/js/checks/` reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

import phonenumbers
from nhs_number.constants import REGION_SCOTLAND
from pydantic import BaseModel

from best_practice.faults import all_codes
from best_practice.model.case_study import NOT_NAMED, Lead
from best_practice.model.collection import Collection
from best_practice.model.fields import is_needed
from best_practice.model.kinds import KINDS
from best_practice.model.leaves import texts_in
from best_practice.model.page import Page
from best_practice.model.practice import Practice
from best_practice.model.scales import EthnicGroup
from best_practice.outputs.browser_table import in_browser
from best_practice.outputs.json_schema import file_name, schema_of
from best_practice.outputs.portable_patterns import portable
from best_practice.reading.files import INVISIBLE
from best_practice.rules.check import RULE_MODULES
from best_practice.rules.disclosure import SMALLEST_OPEN_COUNT
from best_practice.rules.group_names import names_of
from best_practice.rules.patterns import shared_expressions, text_patterns
from best_practice.rules.sources import mirror_hosts
from best_practice.writing.outline import NEEDED_OF_A_LEAD, outline_of, parts_of

__all__ = ["IDS", "RULES", "SCHEMAS", "browser_rules", "check_files", "ids_of"]

RULES = "data/v1/rules.json"
"""The address of the rules on the site."""

IDS = "data/v1/ids.json"
"""The address of all ids, with the kind of each."""

SCHEMAS = "data/v1/schema"
"""The address of the folder of schemas."""

_FORMAT = 1
_UNITED_KINGDOM = 44

# The kinds of number that are dialled, as the numbering plan names them.
_SERVICES = (
    "fixed_line",
    "mobile",
    "toll_free",
    "premium_rate",
    "shared_cost",
    "personal_number",
    "voip",
    "pager",
    "uan",
    "voicemail",
)


def check_files(collection: Collection) -> dict[str, str]:
    """The files that the checks in a browser read, by address: rules, ids, and the schema of each kind."""
    return {**_files_of_the_models(), IDS: _json(ids_of(collection))}


@cache
def _files_of_the_models() -> dict[str, str]:
    """What no record changes, made once: a preview asks at every rebuild."""
    schemas = {f"{SCHEMAS}/{file_name(kind)}": schema_of(kind) for kind in KINDS}
    return {address: _json(data) for address, data in {RULES: browser_rules(), **schemas}.items()}


def browser_rules() -> dict[str, Any]:
    """Everything that is true of all records alike.

    Returns:
        `rules`: code, severity, meaning, hint, and whether the browser tells it (`browser`: yes, partly or no) and why
        not (`because`); `patterns`: what is looked for in texts; `expressions`: others, by name; `kinds`; `texts`: for
        each model the texts in it; and what single rules need.
    """
    assert RULE_MODULES  # noqa: S101 - importing them is what declares the codes
    expressions = {**shared_expressions(), "invisible": INVISIBLE}
    return {
        "format": _FORMAT,
        "rules": [
            {
                "code": code.name,
                "severity": str(code.severity),
                "meaning": code.meaning,
                "hint": code.mend,
                "browser": in_browser(code.name).told,
                "because": in_browser(code.name).because,
            }
            for code in all_codes()
        ],
        "patterns": [
            {
                "code": pattern.code,
                **portable(pattern.expression),
                "message": pattern.message,
                "uses": list(pattern.uses),
                "judge": pattern.judge,
            }
            for pattern in text_patterns()
        ],
        "expressions": {name: portable(expression) for name, expression in sorted(expressions.items())},
        "kinds": {kind.kind_name: _kind(kind) for kind in KINDS},
        "texts": {model.__name__: _texts(model) for model in [*KINDS, *parts_of(*KINDS)]},
        "not_named": NOT_NAMED,
        "smallest_open_count": SMALLEST_OPEN_COUNT,
        "mirrors": list(mirror_hosts().items()),
        "ethnic_groups": {group.value: sorted(names_of(group)) for group in EthnicGroup},
        "scottish_numbers": [[numbers.start, numbers.end] for numbers in REGION_SCOTLAND.ranges],
        "telephone": _telephone(),
    }


def ids_of(collection: Collection) -> dict[str, Any]:
    """The kind of every id, and the status of those that are not published; drafts are left out."""
    statuses = {record.id: record.status for record in collection.records if record.status != "published"}
    return {
        "kinds": {i: kind for i, kind in sorted(collection.kinds.items()) if statuses.get(i) != "draft"},
        "statuses": {i: status for i, status in sorted(statuses.items()) if status != "draft"},
    }


def _kind(kind: type[Page]) -> dict[str, Any]:
    needed = [info.alias or name for name, info in kind.model_fields.items() if is_needed(info)]
    return {
        "label": kind.label,
        "folder": kind.folder,
        "model": kind.__name__,
        "practice": issubclass(kind, Practice),
        "needed": list(NEEDED_OF_A_LEAD) if kind is Lead else needed,
    }


def _texts(model: type[BaseModel]) -> list[dict[str, Any]]:
    """Where texts stand in a model: the key with the use of its text, or with the model of the part it holds."""
    parts = {field.key: field.part for field in outline_of(model) if field.part}
    rows: list[dict[str, Any]] = []
    for _, key, use, kinds in texts_in(model):
        row: dict[str, Any] = {"key": key, "use": use} if use else {"key": key, "part": parts[key].__name__}
        rows.append(row | {"kinds": list(kinds)} if use == "reference" else row)
    return rows


def _telephone() -> dict[str, Any]:
    """The numbering plan of the United Kingdom and its islands, and the calling codes of all countries."""
    regions = phonenumbers.region_codes_for_country_code(_UNITED_KINGDOM)
    found = [phonenumbers.PhoneMetadata.metadata_for_region(region) for region in regions]
    plans = [plan for plan in found if plan]
    return {
        "calling_code": str(_UNITED_KINGDOM),
        "prefix": plans[0].national_prefix_for_parsing,
        "plans": [
            {
                "begins": plan.leading_digits,
                "every": _numbers(plan.general_desc),
                "services": [_numbers(one) for one in map(plan.__getattribute__, _SERVICES) if _is_used(one)],
            }
            for plan in plans
        ],
        "calling_codes": sorted(map(str, phonenumbers.COUNTRY_CODE_TO_REGION_CODE)),
    }


def _is_used(service: Any) -> bool:
    return bool(service and service.national_number_pattern)


def _numbers(service: Any) -> dict[str, Any]:
    lengths: Iterable[int] = service.possible_length
    return {"lengths": list(lengths), "source": service.national_number_pattern}


def _json(data: object) -> str:
    # Signs that nobody sees stand in what is looked for; they are written as escapes.
    return json.dumps(data, separators=(",", ":")) + "\n"
