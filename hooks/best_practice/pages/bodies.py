"""Markdown bodies to safe HTML: rendered, links mapped from repository paths, then held to an allow-list."""

from __future__ import annotations

import re
from html import unescape
from itertools import count
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from best_practice.pages.addresses import as_source_link, relative

__all__ = ["EXTENSIONS", "headings_of", "rendered_body", "sanitised", "with_scrolling_tables"]

EXTENSIONS = ("tables", "sane_lists", "toc")
"""What a body may use beyond plain Markdown."""

_TAGS = frozenset(
    [
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "a",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "em",
        "strong",
        "code",
        "pre",
        "blockquote",
        "hr",
        "br",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "img",
        "sup",
        "sub",
    ]
)
_ATTRIBUTES = {
    "*": {"id"},
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "th": {"class", "scope"},
    "td": {"class"},
    "ol": {"start"},
}
_ALIGNED = {"left": "bp-left", "right": "bp-right", "center": "bp-centre"}
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


def rendered_body(body: str, path: str, address: str) -> str:
    """The HTML of a record's body.

    Args:
        body: Markdown.
        path: the record's file from the root; links in the body start there.
        address: the page's address; links in the HTML start there.
    """
    if not body.strip():
        return ""
    converter = markdown.Markdown(
        extensions=[*EXTENSIONS, _Links(path, address)],
        extension_configs={
            "toc": {"baselevel": 1, "toc_depth": "2-4"},
            "tables": {"use_align_attribute": True},
        },
        output_format="html",
    )
    # Raw HTML is refused by E501 already; should a rule ever miss some, it is shown as text and not obeyed.
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return with_scrolling_tables(sanitised(converter.convert(body)))


def headings_of(html: str) -> list[tuple[str, str]]:
    """The main headings of a rendered body, each with its id, as plain words: for a list of what is on the page."""
    found = re.findall(r'<h2 id="([^"]+)">(.*?)</h2>', html, re.DOTALL)
    return [(name, unescape(re.sub(r"<[^>]+>", "", words))) for name, words in found]


def with_scrolling_tables(html: str) -> str:
    """Each table in a region of its own that scrolls, so that a wide one does not widen a phone's page.

    The region can be reached with the keyboard; the theme's own cannot.
    """
    numbers = count(1)

    def opened(_: re.Match[str]) -> str:
        label = f"Table {next(numbers)}"
        return f'<div class="bp-scroll" role="group" aria-label="{label}" tabindex="0"><table class="bp-table">'

    return re.sub(r"<table>", opened, html).replace("</table>", "</table></div>")


def sanitised(html: str) -> str:
    """The HTML with nothing in it that the allow-list does not name. Doing it twice changes nothing more."""
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_kept,
        url_schemes={"https", "mailto"},
        link_rel=None,
        clean_content_tags={"script", "style", "iframe", "object", "embed", "template", "svg", "math"},
    )


def _kept(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return value if value in _ALIGNED.values() else None
    if name == "id":
        return value if _ID.fullmatch(value) else None
    if name == "src" and re.match(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:|//)", value):
        return None
    return value


class _Links(Extension):
    """Maps links between files of the repository to links between pages; classes in place of alignment."""

    def __init__(self, path: str, address: str) -> None:
        super().__init__()
        self._path, self._address = path, address

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_Mapped(md, self._path, self._address), "repository-links", 5)


class _Mapped(Treeprocessor):
    def __init__(self, md: markdown.Markdown, path: str, address: str) -> None:
        super().__init__(md)
        self._path, self._address = path, address

    def run(self, root: Element) -> None:
        for element in root.iter():
            align = element.attrib.pop("align", None)
            if align in _ALIGNED:
                element.set("class", _ALIGNED[align])
            if element.tag == "th":
                element.set("scope", "col")
            name = {"a": "href", "img": "src"}.get(element.tag)
            if name is None:
                continue
            mapped = _mapped(element.get(name, ""), self._path, self._address)
            if mapped is not None:
                element.set(name, mapped)


def _mapped(link: str, path: str, address: str) -> str | None:
    if re.match(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:|#|//|/)", link):
        return None
    target = as_source_link(path, link)
    return None if target is None else relative(address, target)
