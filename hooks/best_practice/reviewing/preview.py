"""The pages of a proposal's records as files that open without a server: one a record, and a list of them.

The site's own templates and styles, without its theme and scripts. Links lead to other pages of the preview, to
places on the same page, or to other sites; any other link is taken off, because what it leads to is not there.
"""

from __future__ import annotations

import base64
import mimetypes
import re
from collections.abc import Callable
from html import escape
from urllib.parse import unquote, urljoin, urlsplit

from best_practice.model.record import Record
from best_practice.pages.addresses import Repository, address_of
from best_practice.pages.assets import stylesheet
from best_practice.pages.listing import all_pages
from best_practice.pages.page import SiteFacts
from best_practice.pages.rendering import Renderer
from best_practice.reviewing.proposal import Proposal

__all__ = ["preview_of"]

_ADDRESS = re.compile(r'\s(?P<name>href|src)="(?P<address>[^"]*)"')

# What the theme would bring and the pages need to be read.
_PLAIN = """
html { font-size: 125%; }
body { margin: 0 auto; max-width: 56rem; padding: 1rem; font-family: system-ui, sans-serif; line-height: 1.5;
  color: var(--bp-ink); background: var(--bp-paper); }
*, *::before, *::after { box-sizing: border-box; }
a { color: var(--bp-accent); }
a:not([href]) { color: inherit; text-decoration: none; }
dd { margin: 0; }
img { max-width: 100%; }
.bp-crumbs, .bp-suggest { display: none; }
table { border-collapse: collapse; }
th, td { padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--bp-line-soft); }
.preview-note { border: 2px solid var(--bp-gap); background: var(--bp-gap-soft); padding: 0.5rem 1rem; }
"""

# No script, and nothing from elsewhere: the words in it are a stranger's.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview: {title}</title>
<style>{style}</style>
</head>
<body class="md-typeset" data-md-color-scheme="default">
<p class="preview-note">{note}</p>
<main>
{content}
</main>
</body>
</html>
"""

_NOTE = "A preview of a proposal. It is not published, and nobody has accepted it. {more}"


def preview_of(proposal: Proposal, picture: Callable[[str], bytes | None]) -> dict[str, str]:
    """The files of a preview by name; empty when no record of the proposal has a page to show.

    Args:
        proposal: what is proposed.
        picture: the bytes of a picture by its path below `docs/`; None where there is none.
    """
    shown = {
        r.record.id: r.record
        for r in proposal.records
        if r.record and r.can_be_shown and r.record.id in proposal.catalogue.by_id
    }
    if not shown:
        return {}
    files = {address_of(record): f"{record.id}.html" for record in shown.values()}
    renderer = Renderer(proposal.catalogue, SiteFacts("Preview", Repository(), preview=True))
    pages = {page.record.id: page for page in all_pages(proposal.catalogue) if page.record}
    style = stylesheet() + _PLAIN
    made = {
        f"{key}.html": _page(
            record.short_title,
            _NOTE.format(more='<a href="index.html">All records of it</a>.'),
            _standing_alone(renderer.page(pages[key]), pages[key].address, files, picture),
            style,
        )
        for key, record in shown.items()
    }
    return {
        "index.html": _page("records of a proposal", _NOTE.format(more=""), _list(list(shown.values())), style),
        **made,
    }


def _page(title: str, note: str, content: str, style: str) -> str:
    return _PAGE.format(title=escape(title), note=note, content=content, style=style, policy=_POLICY)


def _list(records: list[Record]) -> str:
    items = "\n".join(
        f'<li><a href="{record.id}.html">{escape(record.page.title)}</a><br>{escape(record.summary)}</li>'
        for record in records
    )
    return f"<h1>Records of this proposal</h1>\n<ul>\n{items}\n</ul>"


def _standing_alone(html: str, here: str, files: dict[str, str], picture: Callable[[str], bytes | None]) -> str:
    """The content of a page with addresses that hold in a folder of its own."""

    def held(found: re.Match[str]) -> str:
        name, address = found["name"], found["address"]
        if address.startswith("#") or (name == "href" and urlsplit(address).scheme):
            return found.group()
        path = unquote(urlsplit(urljoin(f"/{here}", address)).path).removeprefix("/")
        if name == "src":
            return _embedded(path, picture(path))
        return f' href="{files[path]}"' if path in files else ""

    return _ADDRESS.sub(held, html)


def _embedded(path: str, content: bytes | None) -> str:
    if content is None:
        return ""
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f' src="data:{kind};base64,{base64.b64encode(content).decode("ascii")}"'
