"""The living page of components: each as it is, with when to use it and when not, on real records."""

from __future__ import annotations

from best_practice.catalogue.catalogue import Catalogue, practice_of
from best_practice.catalogue.matrix import Matrix
from best_practice.model.record import Record
from best_practice.pages.charts.placing import PlacedChart, charts_of
from best_practice.pages.gap_today import headline_of
from best_practice.pages.ordering import strongest_first
from best_practice.pages.page import GeneratedPage
from best_practice.pages.strip import strip_of

__all__ = ["COMPONENTS", "components_page"]

COMPONENTS = "about/components/"
"""The address of the page."""

COLOURS = (
    ("ink", "Words."),
    ("ink-soft", "Words of less weight: dates, notes."),
    ("ground", "What a page stands on."),
    ("paper", "What lies on it: cards, the strip."),
    ("paper-soft", "What is shut, and the room of a bar."),
    ("accent", "Links, buttons, the gap."),
    ("yes", "Something is there. Never alone: words say it too."),
    ("gap", "Nothing is known, nothing was gained, or take care."),
    ("ours", "What we say, and no source."),
    ("focus", "Where the keyboard is."),
)
"""The names of colours as tokens.css has them, and what each is for."""


def components_page(catalogue: Catalogue, matrix: Matrix) -> GeneratedPage:
    """The page; what the collection has no example of is left out."""
    ordered = strongest_first(catalogue.counted, catalogue)
    areas = [(area, headline_of(area, catalogue)) for area in catalogue.of_kind("priority-area")]
    careful = next((record for record in ordered if practice_of(record).cautions), None)
    return GeneratedPage(
        COMPONENTS,
        "Components",
        "Every piece the pages are made of, as it is, with when to use it and when not.",
        "components.html",
        shows={
            "colours": COLOURS,
            "sample": careful or next(iter(ordered), None),
            "sample_strip": strip_of(careful or ordered[0], catalogue) if ordered else (),
            "some": ordered[:2],
            "many": ordered[:7],
            "headline": next((headline for _, headline in areas if headline), None),
            "placed": _first_chart(ordered, catalogue),
            "matrix": matrix,
        },
    )


def _first_chart(records: list[Record], catalogue: Catalogue) -> PlacedChart | None:
    return next((charts.first for record in records if (charts := charts_of(record, catalogue)).first), None)
