"""The pages for those who have something to share: where to begin, and the form."""

from __future__ import annotations

from best_practice.catalogue.catalogue import Catalogue
from best_practice.pages.page import GeneratedPage

__all__ = ["FORM", "contribute_pages"]

FORM = "contribute/form/"
"""The address of the form."""


def contribute_pages(catalogue: Catalogue) -> tuple[GeneratedPage, ...]:
    """The page that tells the ways to share, and the form, which the browser fills from `contribute/form.json`."""
    return (
        GeneratedPage(
            "contribute/",
            "Contribute",
            "Three ways to share what your organisation did to make maternity care fair, even if it did not work.",
            "contribute.html",
            shows={"without_change": _without_change(catalogue)},
            in_menu=True,
        ),
        GeneratedPage(
            FORM,
            "Write or correct a record",
            "A form that asks for a record step by step, checks it on your device and gives you the file.",
            "form.html",
            in_menu=True,
        ),
    )


def _without_change(catalogue: Catalogue) -> int:
    """How many case studies say that nothing clear changed, or that it did not work."""
    stated = [str(getattr(record.page, "result", "")) for record in catalogue.of_kind("case-study")]
    return sum(result in ("did-not-work", "no-clear-change") for result in stated)
