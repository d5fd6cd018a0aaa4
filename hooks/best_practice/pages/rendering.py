"""Pages to HTML: our own templates, with everything authored escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from best_practice.catalogue.catalogue import Catalogue
from best_practice.catalogue.related import related_records
from best_practice.evidence.levels import STRENGTHS, level_of
from best_practice.model.kinds import kind_named
from best_practice.model.record import Record
from best_practice.pages.addresses import address_of, relative
from best_practice.pages.bodies import headings_of, rendered_body
from best_practice.pages.charts.drawing import drawn
from best_practice.pages.charts.figures_csv import csv_of
from best_practice.pages.charts.placing import NO_CHARTS, charts_of
from best_practice.pages.explaining import EXPLAINED_KINDS, explained
from best_practice.pages.page import GeneratedPage, SiteFacts
from best_practice.pages.results import figure
from best_practice.pages.statements import statements_of
from best_practice.pages.strip import card_statements

__all__ = ["Renderer", "reader_date"]

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def long_date(day: date) -> str:
    """A day as people write it: 21 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def reader_date(written: object) -> str:
    """A date as exact as it is known, as people write it: 2026-01 is January 2026; other words stay as they are."""
    text = str(written or "")
    found = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", text)
    if not found:
        return text
    year, month, day = found.groups()
    return (f"{int(day)} " if day else "") + f"{_MONTHS[int(month) - 1]} {year}"


class Renderer:
    """Renders pages of one build."""

    def __init__(self, catalogue: Catalogue, site: SiteFacts, compiled: BytecodeCache | None = None) -> None:
        """Load the templates that stand beside this module."""
        self._catalogue = catalogue
        self._site = site
        self._related = related_records(catalogue)
        self._environment = Environment(
            # The theme's folder too: the search box is one file for the header and the home page.
            loader=ChoiceLoader([PackageLoader("best_practice.pages", folder) for folder in ("templates", "theme")]),
            autoescape=True,
            undefined=StrictUndefined,
            bytecode_cache=compiled,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "long_date": long_date,
            "reader_date": reader_date,
            "short": attrgetter("short_title"),
            "plural_of": _plural,
            "headings": headings_of,
        }
        self._environment.globals |= {
            "catalogue": catalogue,
            "site": site,
            "drawn": drawn,
            "figure": figure,
            "address_of": address_of,
            "kind_label": lambda kind: kind_named(kind).label,
            "statements_of": lambda record: statements_of(catalogue.ratings[record.id], catalogue.titles),
            "strength_label": lambda level: level_of(STRENGTHS, level).label,
            "related_to": lambda record: self._related.get(record.id, ()),
            "card_statements": lambda record: card_statements(record, catalogue),
        }

    def page(self, page: GeneratedPage) -> str:
        """The main content of a page as HTML, with one h1."""
        body = ""
        if page.record:
            body = rendered_body(page.record.body, page.record.path, page.address)
        html = self._environment.get_template(page.template).render(
            page=page,
            record=page.record,
            fields=page.record.page if page.record else None,
            # The body was rendered by us and held to an allow-list; it is the only markup that is not escaped.
            body=Markup(body),  # noqa: S704 - sanitised in rendered_body
            charts=charts_of(page.record, self._catalogue) if page.record else NO_CHARTS,
            edit=self._site.repository.edit_address(page.path) if page.path else None,
            **self._links(page.address),
            **page.shows,
        )
        return explained(html, page.address) if page.record and page.record.kind in EXPLAINED_KINDS else html

    def chart_files(self, pages: Iterable[GeneratedPage]) -> dict[str, str]:
        """The figures of every chart on these pages as CSV, by the address of the file."""
        records = [page.record for page in pages if page.record]
        return {
            placed.csv: csv_of(placed.chart) for record in records for placed in charts_of(record, self._catalogue).all
        }

    def cards(self, records: Iterable[Record], here: str) -> list[str]:
        """The card of each record as HTML, with links from the page at `here`."""
        macros = self._environment.get_template("parts.html").make_module(self._links(here))
        # The same macro that lists use, so that a card looks the same wherever it stands.
        return [str(macros.card(record, relative(here, address_of(record)))).strip() for record in records]  # type: ignore[attr-defined]

    def faults(self, faults: list[Any], address: str) -> str:
        """The report of faults, for a preview."""
        template = self._environment.get_template("faults.html")
        return template.render(faults=faults, **self._links(address))

    def redirect(self, here: str, there: str, title: str) -> str:
        """A whole page that leads from an old address to a new one."""
        template = self._environment.get_template("redirect.html")
        return template.render(target=relative(here, there), title=title)

    def _links(self, here: str) -> dict[str, Callable[..., str | None]]:
        def href(there: str) -> str:
            return relative(here, there)

        def record_href(record: Record) -> str:
            return relative(here, address_of(record))

        def named(record_id: str) -> Record | None:
            return self._catalogue.by_id.get(record_id)

        return {"href": href, "record_href": record_href, "named": named}  # type: ignore[dict-item]


def _plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: `1 record`, `2 records`, `no records`."""
    return f"{count or 'No'} {one if count == 1 else many or one + 's'}"
