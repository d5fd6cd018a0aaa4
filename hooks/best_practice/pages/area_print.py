"""Each priority area as one document for paper: the area and every record in it, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from best_practice.catalogue.catalogue import Catalogue
from best_practice.model.outcomes import GapToday
from best_practice.model.priority_area import PriorityArea
from best_practice.model.record import Record
from best_practice.pages.addresses import address_of
from best_practice.pages.bodies import rendered_body
from best_practice.pages.charts.placing import PlacedChart, charts_of
from best_practice.pages.page import GeneratedPage
from best_practice.pages.statements import Said, statements_of
from best_practice.pages.strip import Answer, strip_of

__all__ = ["PRINT", "area_print_pages"]

PRINT = "print/"
"""What follows the address of an area's page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the document says of one record; its figures in full stay on its page."""

    record: Record
    strip: tuple[Answer, ...]
    statements: tuple[Said, ...]
    chart: PlacedChart | None


def area_print_pages(catalogue: Catalogue) -> Iterator[GeneratedPage]:
    """One page for each area that has records: interventions first, then case studies."""
    for area in catalogue.of_kind("priority-area"):
        records = catalogue.in_area(area.id)
        if not records:
            continue
        address = f"{address_of(area)}{PRINT}"
        name = area.short_title
        # Held to an allow-list where it was rendered.
        body = Markup(rendered_body(area.body, area.path, address))  # noqa: S704 - sanitised in rendered_body
        yield GeneratedPage(
            address,
            f"{area.page.title}: everything to print",
            f"{name} with all its records as one document, to print or to keep as a PDF.",
            "area_print.html",
            shows={
                "area": area,
                "area_body": body,
                "gaps": _gaps(area, catalogue),
                "groups": [
                    (heading, [_sheet(record, catalogue) for record in records if record.kind == kind])
                    for heading, kind in (("Interventions", "intervention"), ("Case studies", "case-study"))
                ],
            },
        )


def _gaps(area: Record, catalogue: Catalogue) -> list[tuple[GapToday, tuple[PlacedChart, ...]]]:
    """Each set of figures of an area with its charts."""
    if not isinstance(area.page, PriorityArea):
        return []
    return list(zip(area.page.gap_today, charts_of(area, catalogue).blocks, strict=True))


def _sheet(record: Record, catalogue: Catalogue) -> Sheet:
    statements = statements_of(catalogue.ratings[record.id], catalogue.titles)
    return Sheet(record, strip_of(record, catalogue), tuple(statements), charts_of(record, catalogue).first)
