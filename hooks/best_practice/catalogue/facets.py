"""The facets of search: for each record with a page, its value of each, as codes into short lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from best_practice.catalogue.catalogue import Catalogue, practice_of
from best_practice.evidence.levels import EFFECTS, READINESS, STRENGTHS, Level
from best_practice.model.case_study import CaseStudy
from best_practice.model.countries import Region
from best_practice.model.intervention import Intervention
from best_practice.model.kinds import KINDS
from best_practice.model.practice import Practice
from best_practice.model.record import Record
from best_practice.model.scales import EthnicGroup, ResourceBand, Result, Scale, Stage, StartLevel

__all__ = ["NAMED_KINDS", "UK_ONLY", "Facet", "Facets", "facets_of"]

UK_ONLY = "any-uk"
"""The value of the country facet that stands for every country of the UK."""

NAMED_KINDS = frozenset({"measure", "recommendation", "resource", "event"})
"""Terms that no facet has, yet records name: a word for one of these leads to the records that name it."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet: its key in an address, its label, and its values with theirs, in the order in which they are shown."""

    key: str
    label: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of a catalogue.

    Attributes:
        facets: in the order in which they are shown.
        records: every record with a page, interventions and case studies first.
        codes: for each facet's key, for each record, the places of its values in `Facet.values`, smallest first.
        added: for each record the day on which it was written, as YYYY-MM-DD, or an empty text.
        no_benefit: for each record 1 where a main outcome showed no clear benefit, else 0.
        names: for each record, the places in `records` of the measures, recommendations, resources and events it names.
    """

    facets: tuple[Facet, ...]
    records: tuple[Record, ...]
    codes: dict[str, tuple[tuple[int, ...], ...]]
    added: tuple[str, ...]
    no_benefit: tuple[int, ...]
    names: tuple[tuple[int, ...], ...]


def facets_of(catalogue: Catalogue) -> Facets:
    """The facets of every record that has a page and was not withdrawn."""
    order = {kind.kind_name: place for place, kind in enumerate(KINDS)}
    standing = (r for r in catalogue.shown if r.status != "withdrawn")
    records = tuple(sorted(standing, key=lambda r: order[r.kind]))
    facets, codes = [], {}
    for key, label, values, values_of in _definitions(catalogue, records):
        facet = Facet(key, label, tuple(values))
        place = {value: code for code, (value, _) in enumerate(facet.values)}
        facets.append(facet)
        codes[key] = tuple(
            tuple(sorted({place[value] for value in values_of(record) if value in place})) for record in records
        )
    at = {record.id: place for place, record in enumerate(records) if record.kind in NAMED_KINDS}
    return Facets(
        tuple(facets),
        records,
        codes,
        tuple(_added(record) for record in records),
        tuple(int(_without_benefit(record, catalogue)) for record in records),
        tuple(tuple(sorted(at[i] for i in catalogue.names.get(record.id, ()) if i in at)) for record in records),
    )


# Groups whose value does not begin with the group they stand in.
_WIDER = {EthnicGroup.CHINESE: "other", EthnicGroup.ANY_OTHER: "other"}

Definition = tuple[str, str, Sequence[tuple[str, str]], Callable[[Record], Iterable[str]]]


def _definitions(catalogue: Catalogue, records: tuple[Record, ...]) -> tuple[Definition, ...]:
    kinds = [(kind.kind_name, kind.label) for kind in KINDS if any(r.kind == kind.kind_name for r in records)]
    countries = [(c.slug, c.name) for c in catalogue.countries]
    if any(c.region is Region.UK for c in catalogue.countries):
        countries.insert(0, (UK_ONLY, "UK only"))
    organisations = [(r.id, r.page.title) for r in catalogue.of_kind("organisation") if catalogue.of_organisation(r.id)]

    def of(field: Callable[[Practice], Iterable[str]]) -> Callable[[Record], Iterable[str]]:
        return lambda record: field(record.page) if isinstance(record.page, Practice) else ()

    def estimate(record: Record) -> Iterable[Scale]:
        page = record.page
        held = page.our_estimate if isinstance(page, Intervention) else None
        return (step for step in (held.start_level, held.band) if step is not None) if held else ()

    return (
        ("kind", "Kind", kinds, lambda r: (r.kind,)),
        ("area", "Priority area", _terms(catalogue, "priority-area"), of(lambda p: p.priority_areas or ())),
        (
            "principle",
            "Anti-racism principle",
            _terms(catalogue, "principle"),
            of(lambda p: [link.id for link in p.principles or ()]),
        ),
        ("theme", "Theme", _terms(catalogue, "theme"), of(lambda p: p.themes)),
        ("stage", "Stage of care", _steps(Stage), lambda r: _stages(r, catalogue)),
        ("group", "Results for this ethnic group", _steps(EthnicGroup), _ethnic_groups),
        (
            "strength",
            "How sure is it?",
            _levels(STRENGTHS),
            lambda r: [str(catalogue.ratings[r.id].strength.level)] if r.id in catalogue.ratings else (),
        ),
        (
            "equity",
            "Did the gap narrow?",
            _levels(EFFECTS),
            lambda r: [catalogue.ratings[r.id].equity.effect.value] if r.id in catalogue.ratings else (),
        ),
        ("country", "Country", countries, lambda r: _countries(r, catalogue)),
        ("start", "Who can start it (our estimate)", _steps(StartLevel), estimate),
        ("band", "What it takes (our estimate)", _steps(ResourceBand), estimate),
        ("ready", "Can it be copied?", _levels(READINESS), lambda r: _readiness(r, catalogue)),
        ("org", "Organisation", organisations, lambda r: catalogue.names.get(r.id, ())),
        (
            "result",
            "How a case study went",
            _steps(Result),
            lambda r: (r.page.result,) if isinstance(r.page, CaseStudy) and r.page.result else (),
        ),
    )


def _terms(catalogue: Catalogue, kind: str) -> list[tuple[str, str]]:
    return [(r.id, r.short_title) for r in catalogue.of_kind(kind)]


def _steps(scale: type[Scale]) -> list[tuple[str, str]]:
    return [(step.value, step.label) for step in scale]


def _levels(levels: Sequence[Level]) -> list[tuple[str, str]]:
    return [(str(level.value), level.label) for level in levels if level.value is not None]


def _stages(record: Record, catalogue: Catalogue) -> Iterable[str]:
    """A case study takes its stages from the interventions it put to work."""
    page = record.page
    if isinstance(page, Intervention):
        return page.stage or ()
    if isinstance(page, CaseStudy):
        done = [catalogue.by_id[i].page for i in page.interventions or () if i in catalogue.by_id]
        return [stage for i in done if isinstance(i, Intervention) for stage in i.stage or ()]
    return ()


def _ethnic_groups(record: Record) -> Iterable[str]:
    """The NHS categories that a record has figures for, and the group each stands in: Black for Black African."""
    if not isinstance(record.page, Practice):
        return
    for outcome in practice_of(record).outcomes:
        for row in outcome.rows:
            if row.ethnic_group:
                yield row.ethnic_group.value
                yield _WIDER.get(row.ethnic_group, row.ethnic_group.value.partition("-")[0])


def _countries(record: Record, catalogue: Catalogue) -> Iterable[str]:
    for country in catalogue.countries_of(record):
        yield country.slug
        if country.region is Region.UK:
            yield UK_ONLY


def _readiness(record: Record, catalogue: Catalogue) -> Iterable[str]:
    rating = catalogue.ratings.get(record.id)
    return [str(rating.readiness.level)] if rating and rating.readiness.level is not None else ()


def _without_benefit(record: Record, catalogue: Catalogue) -> bool:
    rating = catalogue.ratings.get(record.id)
    return rating is not None and rating.finding.state == "no-clear-benefit"


def _added(record: Record) -> str:
    compiled = practice_of(record).compiled if isinstance(record.page, Practice) else None
    return compiled.date.isoformat() if compiled else ""
