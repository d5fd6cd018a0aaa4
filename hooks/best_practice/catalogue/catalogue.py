"""All records to show, in the order in which they are shown, and who names whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from best_practice.evidence.rating import Rating, is_rated, rating_of
from best_practice.model.case_study import NOT_NAMED, CaseStudy, Lead
from best_practice.model.collection import Collection
from best_practice.model.countries import Country, country
from best_practice.model.intervention import Intervention
from best_practice.model.leaves import leaves
from best_practice.model.organisation import Organisation
from best_practice.model.practice import Practice
from best_practice.model.record import Record
from best_practice.model.series import Series

__all__ = ["PRACTICE_KINDS", "Catalogue", "build", "practice_of"]

PRACTICE_KINDS = ("intervention", "case-study")


def practice_of(record: Record) -> Practice:
    """The fields of an intervention or case study. Raises TypeError for a term."""
    if not isinstance(record.page, Practice):
        raise TypeError(f"{record.id} is a {record.kind}")
    return record.page


@dataclass(frozen=True)
class Catalogue:
    """The records of one build.

    Attributes:
        shown: every record with a page: published and withdrawn, and drafts in a preview.
        leads: records worth following up; they have no page and are in no count.
        ratings: the statements of each intervention and case study that is shown, by id.
        series: figures over time, by the id of the record they stand beside.
    """

    shown: tuple[Record, ...]
    leads: tuple[Record, ...]
    ratings: Mapping[str, Rating] = field(default_factory=dict, repr=False)
    series: Mapping[str, Series] = field(default_factory=dict, repr=False)

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record with a page by its id."""
        return {record.id: record for record in self.shown}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The title of every record with a page by its id."""
        return {record.id: record.page.title for record in self.shown}

    @cached_property
    def counted(self) -> tuple[Record, ...]:
        """Interventions and case studies that stand: those that lists and counts hold."""
        return tuple(r for r in self.shown if r.kind in PRACTICE_KINDS and r.status != "withdrawn")

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """Records of one kind with a page, withdrawn ones left out, in their order: by `order`, then by title."""
        return tuple(r for r in self.shown if r.kind == kind and r.status != "withdrawn")

    def where(self, keep: Callable[[Practice], bool]) -> tuple[Record, ...]:
        """Counted records for which `keep` holds."""
        return tuple(r for r in self.counted if keep(practice_of(r)))

    def in_area(self, area: str) -> tuple[Record, ...]:
        """Counted records that serve a priority area."""
        return self.where(lambda p: area in (p.priority_areas or ()))

    def with_principle(self, principle: str) -> tuple[Record, ...]:
        """Counted records that put a principle to work."""
        return self.where(lambda p: any(link.id == principle for link in p.principles or ()))

    def with_theme(self, theme: str) -> tuple[Record, ...]:
        """Counted records of a theme."""
        return self.where(lambda p: theme in p.themes)

    def countries_of(self, record: Record) -> tuple[Country, ...]:
        """Where a record's practice was tried: from its places, or from its organisation."""
        page = record.page
        names: list[str] = []
        if isinstance(page, Intervention):
            names = [place.country for place in page.tried_in or ()]
        elif isinstance(page, CaseStudy):
            if page.organisation == NOT_NAMED:
                names = [page.country] if page.country else []
            else:
                home = self.by_id.get(page.organisation or "")
                if home and isinstance(home.page, Organisation) and home.page.country:
                    names = [home.page.country]
        return tuple(country(name) for name in dict.fromkeys(names))

    def strongest(self, records: Iterable[Record]) -> int:
        """The highest strength among interventions and case studies, 0 to 4; 0 of none."""
        return max((self.ratings[record.id].strength.level for record in records), default=0)

    def in_country(self, name: str) -> tuple[Record, ...]:
        """Counted records tried in a country."""
        return tuple(r for r in self.counted if name in {c.name for c in self.countries_of(r)})

    @cached_property
    def countries(self) -> tuple[Country, ...]:
        """Countries that any counted record names, UK first, then by name."""
        found = {c for r in self.counted for c in self.countries_of(r)}
        return tuple(sorted(found, key=lambda c: (c.region.value != "uk", c.name)))

    def of_organisation(self, organisation: str) -> tuple[Record, ...]:
        """Counted records that an organisation took part in."""
        return self.naming.get(organisation, ())

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """For each counted record by id, the ids that it names anywhere, each once, in the order of its fields."""
        return {
            record.id: tuple(dict.fromkeys(leaf.text for leaf in leaves(record.page) if leaf.use == "reference"))
            for record in self.counted
        }

    @cached_property
    def naming(self) -> Mapping[str, tuple[Record, ...]]:
        """For each id, the counted records that name it anywhere."""
        found: dict[str, list[Record]] = {}
        for record in self.counted:
            for named in self.names[record.id]:
                found.setdefault(named, []).append(record)
        return {named: tuple(records) for named, records in found.items()}

    def case_studies_of(self, intervention: str) -> tuple[Record, ...]:
        """Counted case studies that put an intervention to work."""
        return tuple(
            r for r in self.counted if isinstance(r.page, CaseStudy) and intervention in (r.page.interventions or ())
        )


def build(collection: Collection, *, drafts: bool, without: Iterable[str] = ()) -> Catalogue:
    """The catalogue of a collection.

    Args:
        collection: what was read.
        drafts: whether drafts are shown too (in a preview).
        without: paths of files with faults, left out (in a preview).
    """
    left_out = frozenset(without)
    statuses = {"published", "withdrawn"} | ({"draft"} if drafts else set())
    readable = [r for r in collection.by_id.values() if r.path not in left_out]
    shown = [r for r in readable if not isinstance(r.page, Lead) and r.status in statuses]
    leads = [r for r in readable if isinstance(r.page, Lead) and r.status == "lead"]
    ratings = {record.id: rating_of(record, collection) for record in shown if is_rated(record)}
    return Catalogue(tuple(sorted(shown, key=_order)), tuple(sorted(leads, key=_order)), ratings, collection.series)


def _order(record: Record) -> tuple[int, str, str]:
    order = getattr(record.page, "order", None)
    return (order if isinstance(order, int) else 1000, record.page.title.casefold(), record.id)
