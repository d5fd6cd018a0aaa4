"""The home page: what this is, the gap today, the areas, the matrix in small, and what to read first."""

from __future__ import annotations

from best_practice.catalogue.catalogue import Catalogue, practice_of
from best_practice.catalogue.matrix import Matrix
from best_practice.pages.gap_today import headline_of
from best_practice.pages.ordering import strongest_first
from best_practice.pages.page import GeneratedPage

__all__ = ["home_page"]

CROSS_CUTTING = "cross-cutting"
_A_FEW = 3


def home_page(catalogue: Catalogue, matrix: Matrix) -> GeneratedPage:
    """The home page of a catalogue."""
    areas = [(area, headline_of(area, catalogue)) for area in catalogue.of_kind("priority-area")]
    ordered = strongest_first(catalogue.counted, catalogue)
    ratings = catalogue.ratings
    newest = sorted(
        (r for r in catalogue.counted if practice_of(r).compiled),
        key=lambda r: (str(getattr(practice_of(r).compiled, "date", "")), r.page.title),
        reverse=True,
    )
    without_benefit = [
        r for r in ordered if ratings[r.id].finding.state == "no-clear-benefit" and not ratings[r.id].finding.gains
    ]
    return GeneratedPage(
        "",
        "Home",
        "What works to make maternity care fair for ethnic minority women, who tested it, and what did not work.",
        "home.html",
        shows={
            # What is true of every area leads; then the areas, each with its own figures.
            "everywhere": next(((a, headline) for a, headline in areas if a.id == CROSS_CUTTING), None),
            "areas": [(a, headline) for a, headline in areas if a.id != CROSS_CUTTING],
            "counts": {a.id: len(catalogue.in_area(a.id)) for a, _ in areas},
            "interventions": len(catalogue.of_kind("intervention")),
            "case_studies": len(catalogue.of_kind("case-study")),
            "countries": len(catalogue.countries),
            "matrix": matrix,
            "strongest": [r for r in ordered if ratings[r.id].finding.state == "improves"][:_A_FEW],
            "newest": newest[:_A_FEW],
            "without_benefit": without_benefit[:_A_FEW],
        },
    )
