"""One build of the site, apart from the site generator: read, check, list pages, render, verify, swap.

`hooks/main.py` tells it what MkDocs wants and tells MkDocs what it gives. It
is the one module of the package that the adapter imports, so that a preview
can load the whole package anew by loading this.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from jinja2 import BytecodeCache

from best_practice.catalogue.catalogue import build
from best_practice.catalogue.facets import facets_of
from best_practice.catalogue.words import words_of
from best_practice.faults import Severity
from best_practice.model.kinds import FOLDERS
from best_practice.outputs.browser_rules import check_files
from best_practice.outputs.build_date import build_epoch, day_of
from best_practice.outputs.form_definition import DEFINITION, form_json
from best_practice.outputs.record_sources import record_sources
from best_practice.outputs.search_files import FACETS, WORDS, card_files, facets_json, words_json
from best_practice.outputs.search_index import IndexingError, indexed
from best_practice.outputs.staging import AlreadyBuildingError, Staging
from best_practice.pages.addresses import Repository, source_uri, with_page_links
from best_practice.pages.assets import MANIFEST, STYLESHEET, manifest, pictures, scripts, stylesheet, theme_folder
from best_practice.pages.bodies import with_scrolling_tables
from best_practice.pages.compiled import InMemory
from best_practice.pages.content_policy import with_policy
from best_practice.pages.listing import all_pages, redirects
from best_practice.pages.page import GeneratedPage, SiteFacts
from best_practice.pages.rendering import Renderer
from best_practice.reading.files import NOT_RECORDS
from best_practice.reporting import as_text, counted, shown
from best_practice.rules.check import check_project
from best_practice.verifying.report import as_text as as_verified
from best_practice.verifying.verify import verify_site

__all__ = ["FAULTS_URI", "AlreadyBuildingError", "InMemory", "IndexingError", "SiteBuild"]

FAULTS_URI = "faults.md"
"""The page of a preview that shows what must be mended."""


class SiteBuild:
    """Everything one build needs, worked out once from the files below root.

    Attributes:
        epoch: seconds since 1970 that stand for the build's date.
        report: every fault and warning in words, empty when there is none.
        errors: how many faults forbid a build.
        pages: generated pages by the Markdown file that a generator would have for them.
        theme: folder of templates in place of the theme's own.
        watched: folders that a preview watches.
    """

    stylesheet = STYLESHEET

    def __init__(
        self,
        root: Path,
        site_name: str,
        repository: Mapping[str, str],
        *,
        preview: bool,
        compiled: BytecodeCache | None = None,
    ) -> None:
        """Read and check every record; nothing is written."""
        self.root = root
        self.preview = preview
        self.epoch = build_epoch(root, os.environ)
        checked = check_project(root, day_of(self.epoch))
        self._collection = checked.collection
        self._site_name = site_name
        self._repository = repository
        self._errors = [fault for fault in checked.faults if fault.severity is Severity.ERROR]
        self.errors = len(self._errors)
        faults = shown(checked.faults, advice=False)
        self.report = f"{as_text(faults)}\n{counted(faults, len(checked.collection.records))}" if faults else ""
        catalogue = build(checked.collection, drafts=preview, without={fault.path for fault in self._errors})
        self._catalogue = catalogue
        self._facets = facets_of(catalogue)
        self._renderer = Renderer(catalogue, SiteFacts(site_name, Repository(**repository), preview), compiled)
        self._redirects = redirects(catalogue)
        self.pages: dict[str, GeneratedPage] = {source_uri(page.address): page for page in all_pages(catalogue)}
        self.theme = theme_folder()
        self.watched = [str(root / name) for name in ("interventions", "case_studies", "hooks")]

    def files(self) -> dict[str, str | bytes]:
        """Files beside the pages, by address: styles, scripts, pictures, redirects, charts, data of search and form."""
        made = {f"{old}index.html": self._renderer.redirect(old, new, title) for old, new, title in self._redirects}
        return {
            STYLESHEET: stylesheet(),
            **scripts(),
            **pictures(),
            MANIFEST: manifest(self._site_name),
            **made,
            **self._renderer.chart_files(self.pages.values()),
            WORDS: words_json(words_of(self._catalogue, self._facets)),
            # Without the word index, until the pages stand; a preview has none, and its search goes by titles.
            FACETS: facets_json(self._facets, {}),
            DEFINITION: form_json([*self._catalogue.shown, *self._catalogue.leads], self._repository),
            **record_sources(self.root, [*self._catalogue.shown, *self._catalogue.leads]),
            **check_files(self._collection),
            **card_files(self._renderer.cards(self._facets.records, "find/")),
        }

    def linked(self, markdown: str, uri: str) -> str:
        """The text of a hand-written page, its links to records as the site has them."""
        return markdown if uri in self.pages else with_page_links(markdown, uri)

    def written(self, html: str) -> str:
        """The content of a hand-written page as it is shown."""
        return with_scrolling_tables(html)

    def content(self, uri: str) -> str | None:
        """The main content of a generated page as HTML; None for a page that is not ours."""
        if uri == FAULTS_URI and self.preview:
            return self._renderer.faults(self._errors, "faults/")
        page = self.pages.get(uri)
        return self._renderer.page(page) if page else None

    def finished(self, html: str, uri: str) -> str:
        """A whole page as it is written: the record named on `<main>`, and in a build the content policy."""
        page = self.pages.get(uri)
        if page and page.record:
            # For scripts, tests and search.
            named = f'<main data-record="{page.record.id}" data-kind="{page.record.kind}"'
            html = re.sub(r"<main\b", named, html, count=1)
        return html if self.preview else with_policy(html)

    def is_unwanted(self, uri: str) -> bool:
        """Whether a file is not to be published.

        One below docs/ is not when it is a record that has no page: it has a fault, or is none of ours to show. One of
        the theme is not when no page of ours asks for it: `frame.js` stands in for the theme's scripts.
        """
        if uri.startswith("assets/javascripts/") or uri.endswith(".css.map"):
            return True
        folder, _, name = f"docs/{uri}".rpartition("/")
        return folder in FOLDERS and uri not in self.pages and name not in NOT_RECORDS and not name.endswith(".csv")

    def staging(self, site: Path) -> Staging:
        """The folders of this build. Raises AlreadyBuildingError while another build runs."""
        staging = Staging(site)
        staging.begin()
        return staging

    def index(self, folder: Path) -> None:
        """Write the word index of the finished site in a folder, and tell the facets under which name it has each.

        Raises IndexingError where that failed.
        """
        names = indexed(folder, frozenset(record.page.plural for record in self._facets.records))
        (folder / FACETS).write_text(facets_json(self._facets, names), "utf-8")

    def problems(self, folder: Path) -> str:
        """What is wrong with the finished site in a folder, in words; empty when nothing is."""
        result = verify_site(folder, self._collection, self.root)
        wrong = any(fault.severity is Severity.ERROR for fault in result.faults)
        return as_verified(result) if wrong else ""
