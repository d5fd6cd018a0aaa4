"""The MkDocs adapter: events call pure functions. The only file that imports mkdocs.

on_config reads and checks, on_files adds pages, on_page_content renders,
on_post_build indexes its words, verifies it and swaps it in. In a preview
(`serve`) nothing is ever raised: faults become a page and a banner.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler
from watchdog.observers.polling import PollingObserver

from best_practice import building

log = logging.getLogger("mkdocs.hooks.best_practice")


class _State:
    """What the events of one process share; MkDocs loads this file once."""

    preview = False
    build: Any = None  # a SiteBuild of the package as last loaded
    staging: Any = None
    package: Any = building
    code = 0  # when the package on disk was last edited
    compiled: Any = None  # templates of a preview, compiled once


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is a build or a preview."""
    _State.preview = command == "serve"
    _State.compiled = building.InMemory() if _State.preview else None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check every record; a build stops here, whole report first, before anything is touched."""
    package = _as_edited() if _State.preview else building
    root = Path(config.config_file_path).parent
    repository = config.extra.get("repository") or {}
    _State.build = build = package.SiteBuild(
        root, config.site_name, repository, preview=_State.preview, compiled=_State.compiled
    )
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(build.epoch))
    if build.errors and not _State.preview:
        raise Abort(f"Records have faults; the site was not built.\n\n{build.report}")
    if build.report:
        log.info("What check says:\n%s", build.report)
    config.theme.dirs.insert(0, build.theme)
    config.extra_css = [build.stylesheet, *config.extra_css]
    if _State.preview:
        config.extra["preview_faults"] = (
            f"{build.errors} fault{'s' if build.errors > 1 else ''}" if build.errors else ""
        )
        config.watch += build.watched
    else:
        try:
            _State.staging = build.staging(Path(config.site_dir))
        except building.AlreadyBuildingError as error:
            raise Abort(str(error)) from None
        config.site_dir = str(_State.staging.folder)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every generated page and file; records below docs/ are ours to render."""
    build = _State.build
    for file in [f for f in files if build.is_unwanted(f.src_uri)]:
        files.remove(file)
    for uri, page in build.pages.items():
        # Records in the menu would cost each page the time to write them all.
        level = InclusionLevel.INCLUDED if page.in_menu or not page.address else InclusionLevel.NOT_IN_NAV
        _put(files, File.generated(config, uri, content="", inclusion=level))
    if _State.preview:
        _put(files, File.generated(config, building.FAULTS_URI, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    for uri, content in build.files().items():
        # MkDocs takes what ends in .md for a page to render; under another name it copies it as it is.
        file = File.generated(config, f"{uri}.txt" if uri.endswith(".md") else uri, content=content)
        file.dest_uri = uri
        _put(files, file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let a preview keep the theme's templates compiled, as it keeps ours."""
    env.bytecode_cache = _State.compiled
    return env


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Look for changes five times as often as MkDocs does: whoever writes waits for the answer."""
    watched = [config.docs_dir, str(config.config_file_path)]
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=0.1)
    for path in watched:
        server.watch(path)
    return server


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links to records as MkDocs has them, in pages that people wrote."""
    return str(_State.build.linked(markdown, page.file.src_uri))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Our page in place of the empty one."""
    content: str | None = _State.build.content(page.file.src_uri)
    if content is None:
        return str(_State.build.written(html))
    ours = _State.build.pages.get(page.file.src_uri)
    title = ours.title if ours else "What must be mended"
    if ours is None or not ours.in_menu:
        page.title = title  # what the menu has keeps the menu's shorter name
    page.meta.update({"description": ours.description if ours else title, "hide": ["navigation", "toc"]})
    if ours is None or ours.address:
        page.meta["title"] = title
    page.toc = TableOfContents([AnchorLink(title, "content", 1)])  # the theme's "skip to content" leads to the first
    return content


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The last touch to a whole page."""
    return str(_State.build.finished(output, page.file.src_uri))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the page that says an address leads nowhere."""
    html = template_name.endswith(".html")
    return str(_State.build.finished(output_content, template_name)) if html else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Verify the finished site and swap it in; a site with a fault is never swapped in."""
    if _State.staging is None:
        return
    counters = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
    if config.strict and any(counter.get_counts() for counter in counters):
        return  # MkDocs stops a strict build after this event; on_build_error clears up, and the old site stays
    try:
        _State.build.index(_State.staging.folder)
    except building.IndexingError as error:
        raise Abort(f"The site was not built; the old one stays. {error}") from None
    problems = _State.build.problems(_State.staging.folder)
    if problems:
        raise Abort(f"The finished site has faults; the old one stays.\n\n{problems}")
    _State.staging.swap()
    log.info("The site stands in %s/", _State.staging.site.name)


def on_build_error(error: Exception) -> None:
    """Clear up after a failed build; the old site stays."""
    if _State.staging is not None:
        _State.staging.end()


def _as_edited() -> Any:
    """The package as it stands on disk now: MkDocs watches our code, and would go on with the old."""
    folder = Path(__file__).parent
    edited = max(
        path.stat().st_mtime_ns for path in folder.rglob("*") if path.suffix in (".py", ".html", ".css", ".js", ".yml")
    )
    if edited == _State.code:
        return _State.package
    first, _State.code = _State.code == 0, edited
    if not first:
        _State.package = _loaded_anew(str(folder))
    return _State.package


def _loaded_anew(folder: str) -> Any:
    for name in [name for name in sys.modules if name.partition(".")[0] == "best_practice"]:
        del sys.modules[name]
    sys.path.insert(0, folder)
    try:
        return importlib.import_module("best_practice.building")
    finally:
        sys.path.remove(folder)


def _put(files: Files, file: File) -> None:
    """Add a file, in place of one that has its name."""
    there = files.get_file_from_path(file.src_uri)
    if there is not None:
        files.remove(there)
    files.append(file)
