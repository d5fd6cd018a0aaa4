"""Every page of the site, from the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from best_practice.catalogue.catalogue import Catalogue, practice_of
from best_practice.catalogue.matrix import Matrix, matrix_of
from best_practice.catalogue.views import views_of
from best_practice.evidence.crosswalk import CROSSWALK, SCHEMES
from best_practice.evidence.definitions import RULES, Statement
from best_practice.evidence.levels import EFFECTS, FINDINGS, READINESS, STRENGTHS
from best_practice.model.kinds import kind_named
from best_practice.model.record import Record
from best_practice.pages.addresses import address_of
from best_practice.pages.area_print import area_print_pages
from best_practice.pages.components import components_page
from best_practice.pages.contributing import contribute_pages
from best_practice.pages.explaining import glossary_page
from best_practice.pages.gap_today import headline_of
from best_practice.pages.home import home_page
from best_practice.pages.ordering import by_kind, in_parts, strongest_first
from best_practice.pages.page import GeneratedPage
from best_practice.pages.statements import statements_of
from best_practice.pages.strip import strip_of

__all__ = ["all_pages", "redirects"]

TERM_KINDS = (
    "priority-area",
    "principle",
    "theme",
    "organisation",
    "measure",
    "recommendation",
    "resource",
    "event",
)

_HEADINGS = {"recommendation": "What you must do"}
"""Lists that are called by what a reader comes for."""

_WHAT_LISTS_SAY = {
    "intervention": "Practices that another place can copy.",
    "case-study": "What one organisation really did, and how it went.",
    "priority-area": "Where outcomes differ by ethnic group, and what was done to close the gap.",
    "principle": "What makes improvement work anti-racist, and which records put each principle to work.",
    "theme": "Ways of working that matter in every priority area.",
    "organisation": "Who did the work.",
    "measure": "What can be counted the same way in many places.",
    "recommendation": "Law, contracts and payment rules first. Then what else was asked, by whom, and what answers it.",
    "resource": "Toolkits, guidelines, films and training to use in your work.",
    "event": "Meetings and deadlines.",
}


def all_pages(catalogue: Catalogue) -> tuple[GeneratedPage, ...]:
    """Every generated page, home first; addresses are unique."""
    matrix = matrix_of(catalogue)
    pages = [home_page(catalogue, matrix)]
    pages += [_record_page(record, catalogue) for record in catalogue.shown]
    pages += [
        _list_page(kind, catalogue) for kind in ("intervention", "case-study", *TERM_KINDS) if catalogue.of_kind(kind)
    ]
    pages.append(_find(catalogue))
    pages += _matrix_pages(matrix, catalogue)
    pages += [
        GeneratedPage(f"matrix/{view.slug}/", view.title, view.lead, "matrix_view.html", shows={"view": view})
        for view in views_of(catalogue)
    ]
    pages.append(_how_we_rate(catalogue))
    pages.append(components_page(catalogue, matrix))
    pages.append(glossary_page())
    pages += _country_pages(catalogue)
    pages.append(
        GeneratedPage(
            "leads/",
            "Leads worth following up",
            "Work that somebody mentioned, and of which we could not read enough.",
            "leads.html",
            shows={"leads": catalogue.leads},
            in_menu=True,
        )
    )
    pages += contribute_pages(catalogue)
    pages += area_print_pages(catalogue)
    return tuple(pages)


def redirects(catalogue: Catalogue) -> tuple[tuple[str, str, str], ...]:
    """For each former id: the old address, the address it leads to, and the title there."""
    return tuple(
        (f"{record.page.plural}/{old}/", address_of(record), record.page.title)
        for record in catalogue.shown
        for old in record.page.formerly
    )


def _find(catalogue: Catalogue) -> GeneratedPage:
    """The search; without scripts its lists with counts are the whole page."""
    kinds = [kind_named(kind) for kind in ("intervention", "case-study", *TERM_KINDS)]
    return GeneratedPage(
        "find/",
        "Find what was tried",
        "Search in your own words, or choose by area, ethnic group, country and who can start it.",
        "find.html",
        shows={
            "lists": [
                (
                    "By priority area",
                    [
                        (area.short_title, address_of(area), len(catalogue.in_area(area.id)))
                        for area in catalogue.of_kind("priority-area")
                    ],
                ),
                (
                    "By kind",
                    [
                        (kind.plural.replace("-", " ").capitalize(), f"{kind.plural}/", len(found))
                        for kind in kinds
                        if (found := catalogue.of_kind(kind.kind_name))
                    ],
                ),
                (
                    "By anti-racism principle",
                    [
                        (p.short_title, address_of(p), len(catalogue.with_principle(p.id)))
                        for p in catalogue.of_kind("principle")
                    ],
                ),
                (
                    "By country",
                    [(c.name, f"countries/{c.slug}/", len(catalogue.in_country(c.name))) for c in catalogue.countries],
                ),
            ],
            "areas": catalogue.of_kind("priority-area"),
        },
        in_menu=True,
    )


def _record_page(record: Record, catalogue: Catalogue) -> GeneratedPage:
    address = address_of(record)
    shows: dict[str, object] = {"named_by": catalogue.naming.get(record.id, ())}
    template = "term.html"
    match record.kind:
        case "intervention":
            template = "intervention.html"
            shows |= {
                "strip": strip_of(record, catalogue),
                "case_studies": catalogue.case_studies_of(record.id),
            }
        case "case-study":
            template = "case_study.html"
            shows |= {"strip": strip_of(record, catalogue)}
        case "priority-area":
            shows["headline"] = headline_of(record, catalogue)
            shows["groups"] = by_kind(catalogue.in_area(record.id), catalogue)
            if record.id != "cross-cutting":
                here = catalogue.in_area(record.id)
                shows["cross_cutting"] = by_kind(
                    (r for r in catalogue.in_area("cross-cutting") if r not in here), catalogue
                )
        case "principle":
            shows["groups"] = by_kind(catalogue.with_principle(record.id), catalogue)
        case "theme":
            shows["groups"] = by_kind(catalogue.with_theme(record.id), catalogue)
        case "organisation":
            shows["groups"] = by_kind(catalogue.of_organisation(record.id), catalogue)
        case _:
            shows["groups"] = by_kind(catalogue.naming.get(record.id, ()), catalogue)
    label = kind_named(record.kind).label
    title = record.page.title if template != "term.html" else f"{record.page.title} ({label.lower()})"
    return GeneratedPage(address, title, record.summary, template, record.path, record, shows)


def _list_page(kind: str, catalogue: Catalogue) -> GeneratedPage:
    model = kind_named(kind)
    records = catalogue.of_kind(kind)
    heading = _HEADINGS.get(kind, model.plural.replace("-", " ").capitalize())
    counts: Callable[[str], tuple[Record, ...]] = {
        "priority-area": catalogue.in_area,
        "principle": catalogue.with_principle,
        "theme": catalogue.with_theme,
        "organisation": catalogue.of_organisation,
    }.get(kind, lambda record_id: catalogue.naming.get(record_id, ()))
    shows: dict[str, object] = {
        "heading": heading,
        "kind": kind,
        "records": records,
        "lead": _WHAT_LISTS_SAY[kind],
    }
    if kind in ("intervention", "case-study"):
        shows["areas"] = [
            (area, strongest_first([r for r in records if _main_area(r) == area.id], catalogue))
            for area in catalogue.of_kind("priority-area")
        ]
        return GeneratedPage(
            f"{model.plural}/", heading, _WHAT_LISTS_SAY[kind], "records.html", shows=shows, in_menu=True
        )
    shows["split"] = in_parts(kind, records)
    shows["counts"] = {r.id: len(counts(r.id)) for r in records}
    return GeneratedPage(f"{model.plural}/", heading, _WHAT_LISTS_SAY[kind], "terms.html", shows=shows, in_menu=True)


def _main_area(record: Record) -> str | None:
    """The first area of an intervention or case study, under which a list has it once."""
    areas = practice_of(record).priority_areas
    return areas[0] if areas else None


_STATEMENTS = (
    (Statement.REQUIRED, "Must I already do it?", "Who already asks for it, the most binding first.", ()),
    (
        Statement.STRENGTH,
        "Strength: how sure is it?",
        "How well it was tested, and what limits the studies.",
        STRENGTHS,
    ),
    (
        Statement.FINDING,
        "Finding: what was found?",
        "What the main outcomes showed, however well it was tested.",
        FINDINGS,
    ),
    (Statement.EQUITY, "Gap: did it narrow?", "What happened to the gap between ethnic groups.", EFFECTS),
    (Statement.READINESS, "Readiness: can it be copied?", "How much is ready for another place to use.", READINESS),
)


def _how_we_rate(catalogue: Catalogue) -> GeneratedPage:
    statements = [
        {
            "name": statement.value,
            "title": title,
            "lead": lead,
            "levels": levels,
            "rules": [rule for rule in RULES if rule.statement is statement],
        }
        for statement, title, lead, levels in _STATEMENTS
    ]
    rated = [(record, statements_of(catalogue.ratings[record.id], catalogue.titles)) for record in catalogue.counted]
    return GeneratedPage(
        "about/how-we-rate/",
        "How we rate",
        "The rules by which this site says how well a practice was tested and whether the gap between groups narrowed.",
        "how_we_rate.html",
        shows={"statements": statements, "rated": rated, "schemes": SCHEMES, "crosswalk": CROSSWALK},
    )


def _matrix_pages(matrix: Matrix, catalogue: Catalogue) -> Iterator[GeneratedPage]:
    yield GeneratedPage(
        "matrix/",
        "Matrix: priority areas by principle",
        "How many records put each anti-racism principle to work in each priority area, and where we have none yet.",
        "matrix.html",
        shows={"matrix": matrix},
        in_menu=True,
    )
    for cell in matrix.cells.values():
        area, principle = cell.area.short_title, cell.principle.short_title
        yield GeneratedPage(
            f"matrix/{cell.area.id}/{cell.principle.id}/",
            f"{area} and the principle: {principle}",
            f"Records in {area.lower()} that put this principle to work: {principle}.",
            "cell.html",
            shows={"cell": cell, "groups": by_kind(cell.records, catalogue)},
        )


def _country_pages(catalogue: Catalogue) -> Iterator[GeneratedPage]:
    rows = [(country, catalogue.in_country(country.name)) for country in catalogue.countries]
    yield GeneratedPage(
        "countries/",
        "Countries",
        "Where interventions have been tried, the UK first.",
        "countries.html",
        shows={"rows": rows},
        in_menu=True,
    )
    for country, records in rows:
        yield GeneratedPage(
            f"countries/{country.slug}/",
            f"Tried in {country.name}",
            f"Interventions and case studies from {country.name}.",
            "country.html",
            shows={"country": country, "groups": by_kind(records, catalogue)},
        )
