"""In which order records stand in a list, and under which headings: strongest first, long lists in parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from best_practice.catalogue.catalogue import Catalogue
from best_practice.model.case_study import CaseStudy
from best_practice.model.countries import Region
from best_practice.model.intervention import Intervention
from best_practice.model.organisation import Organisation
from best_practice.model.recommendation import Recommendation
from best_practice.model.record import Record
from best_practice.model.scales import EquityClaim, MeasureKind, RecommendationStatus

__all__ = ["Group", "by_kind", "in_parts", "strongest_first"]

_FEW = 24
"""A list of terms up to this length is shown whole."""

_OTHERS = "One of a kind"
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Group:
    """Records under a heading.

    Attributes:
        name: the heading; empty for the only group of a page.
        records: what stands under it, in their order.
        folded: whether it is shut until a reader opens it.
        parts: the same records under finer headings, where there are any.
    """

    name: str
    records: tuple[Record, ...]
    folded: bool = False
    parts: tuple[tuple[str, tuple[Record, ...]], ...] = ()


def strongest_first(records: Iterable[Record], catalogue: Catalogue) -> list[Record]:
    """Interventions and case studies by how far their studies go.

    Among equals: what was better first, then as good, then a result by group, then tried in the UK, then the title.
    """

    def order(record: Record) -> tuple[int, int, bool, bool, str]:
        rating = catalogue.ratings[record.id]
        return (
            -rating.strength.level,
            {"improves": 0, "as-good": 1}.get(rating.finding.state, 2),
            rating.equity.effect is EquityClaim.NOT_REPORTED,
            not any(country.region is Region.UK for country in catalogue.countries_of(record)),
            record.page.title.casefold(),
        )

    return sorted(records, key=order)


def by_kind(records: Iterable[Record], catalogue: Catalogue) -> list[tuple[str, list[Record]]]:
    """Records under the heading of their kind, interventions first, strongest first; empty headings are left out."""
    ordered = strongest_first(records, catalogue)
    groups = (("Interventions", Intervention), ("Case studies", CaseStudy))
    return [(name, found) for name, model in groups if (found := [r for r in ordered if isinstance(r.page, model)])]


def in_parts(kind: str, records: Sequence[Record]) -> list[Group]:
    """The terms of one kind as their list shows them: a long list in parts that are folded, a short one whole."""
    split = {
        "principle": _principles,
        "organisation": _organisations,
        "recommendation": _recommendations,
        "measure": _measures,
    }.get(kind)
    found = split(records) if split else [Group("", tuple(records))]
    found = [group for group in found if group.records]
    if len(records) <= _FEW:
        return [Group(group.name, group.records) for group in found]
    return found


def _principles(records: Sequence[Record]) -> list[Group]:
    def named(record: Record) -> bool:
        return str(getattr(record.page, "kind", "")) == "observatory"

    return [
        Group("The Observatory's principles", tuple(r for r in records if named(r))),
        Group("Our working headings", tuple(r for r in records if not named(r))),
    ]


def _organisations(records: Sequence[Record]) -> list[Group]:
    network = tuple(r for r in records if isinstance(r.page, Organisation) and r.page.network)
    others = _grouped(
        (r for r in records if r not in network),
        lambda r: r.page.type.label if isinstance(r.page, Organisation) and r.page.type else "Not reported",
    )
    return [
        Group("Members of the Learning and Action Network at its launch", network),
        *(Group(name, found, folded=True) for name, found in others),
    ]


def _measures(records: Sequence[Record]) -> list[Group]:
    labels = {kind: kind.label for kind in MeasureKind}
    found = {
        label: tuple(sorted((r for r in records if getattr(r.page, "kind", None) is kind), key=_title))
        for kind, label in labels.items()
    }
    rest = tuple(r for r in records if getattr(r.page, "kind", None) not in labels)
    return [Group(name, of, folded=True) for name, of in {**found, "Not reported": rest}.items()]


def _recommendations(records: Sequence[Record]) -> list[Group]:
    """What is required first and open; then everything by who asks, the one who asks most first, and by document."""
    records = sorted(records, key=_numbered)
    pages = [(r, r.page) for r in records if isinstance(r.page, Recommendation)]
    required = tuple(r for r, page in pages if page.status is RecommendationStatus.REQUIRED)
    publishers = _grouped(records, lambda r: getattr(r.page, "publisher", None) or "Not reported")
    single = tuple(found[0] for _, found in publishers if len(found) == 1)
    return [
        Group("You must", required),
        *(Group(name, of, folded=True, parts=_documents(of)) for name, of in publishers if len(of) > 1),
        Group("Others, one each", single, folded=True),
    ]


def _documents(records: Sequence[Record]) -> tuple[tuple[str, tuple[Record, ...]], ...]:
    """Recommendations by the document they are from: named in their titles before a colon or comma, or as a source."""
    begins = _grouped(records, _document_in_title)
    named = {record.id: name for name, found in begins if name and len(found) > 1 for record in found}
    rest = [record for record in records if record.id not in named]
    for title, found in _grouped(rest, _first_source):
        named |= {record.id: title if title and len(found) > 1 else _OTHERS for record in found}
    parts = _grouped(records, lambda record: named[record.id])
    if len(parts) == 1:
        return ()
    return tuple(sorted(parts, key=lambda part: part[0] == _OTHERS))


def _document_in_title(record: Record) -> str:
    name, colon, _ = record.page.title.partition(":")
    return name.partition(",")[0] if colon else ""


def _first_source(record: Record) -> str:
    sources = getattr(record.page, "sources", ())
    return str(sources[0].title) if sources else ""


def _grouped(records: Iterable[Record], key: Callable[[Record], str]) -> list[tuple[str, tuple[Record, ...]]]:
    """Records under their key, the longest group first, then by name."""
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(key(record), []).append(record)
    return sorted(((name, tuple(of)) for name, of in found.items()), key=lambda group: (-len(group[1]), group[0]))


def _numbered(record: Record) -> list[tuple[int, str]]:
    """The title with its numbers as numbers, so that action 10 comes after action 9."""
    return [(int(part), "") if part.isdigit() else (0, part.casefold()) for part in _DIGITS.split(record.page.title)]


def _title(record: Record) -> str:
    return record.page.title.casefold()
