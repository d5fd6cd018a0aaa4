"""Words of the glossary in a record: each is explained at its first place, and again in a list at the end.

In the finished HTML of a page, so that templates need not know. A word leads to its place in the list; `terms.js` opens
the meaning beside it instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape, unescape

from best_practice.model.glossary import Word, glossary
from best_practice.pages.addresses import relative
from best_practice.pages.page import GeneratedPage

__all__ = ["EXPLAINED_KINDS", "GLOSSARY", "explained", "glossary_page"]

GLOSSARY = "about/glossary/"
"""The address of the page with all words."""

EXPLAINED_KINDS = frozenset({"intervention", "case-study", "priority-area", "principle", "theme", "measure"})
"""The kinds of record whose pages explain words."""

_BEFORE = '<section aria-labelledby="sources">'
"""The list stands before the last section of a record."""

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]+)", re.IGNORECASE)
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
_PROSE = frozenset({"p", "li", "dd"})
# Where a link would be wrong or in the way: in links, headings, tables, pictures, and what lists and shows in brief.
_NOT_IN = frozenset(
    {"a", "button", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "table", "figure", "svg"}
    | {"cite", "code", "pre", "dt", "nav", "label", "select", "script"}
)
_NOT_MARKED = re.compile(
    r'data-pagefind-ignore|class="[^"]*\bbp-(?:summary|subtitle|badge|sources|card|hidden|missing)\b'
)


def glossary_page() -> GeneratedPage:
    """The page with all words, from A to Z."""
    return GeneratedPage(
        GLOSSARY,
        "Words explained",
        "Short forms and words of maternity care, of improvement and of studies, each in plain words.",
        "glossary.html",
        shows={"words": glossary()},
    )


def explained(html: str, here: str) -> str:
    """The page at `here` with each word of the glossary leading to its meaning, once, and the list of those met."""
    if _BEFORE not in html:
        return html
    pattern, by_form = _forms()
    met: list[Word] = []
    pieces = _TAG.split(html)
    open_tags: list[tuple[str, bool]] = []  # each with whether words below it are left alone
    for place, piece in enumerate(pieces):
        if place % 2:
            _follow(piece, open_tags)
        elif _is_prose(open_tags):
            pieces[place] = pattern.sub(lambda found: _link(found.group(), by_form, met), piece)
    if not met:
        return html
    return "".join(pieces).replace(_BEFORE, _list(met, here) + _BEFORE, 1)


def _follow(tag: str, open_tags: list[tuple[str, bool]]) -> None:
    found = _NAME.match(tag)
    if found is None:
        return
    name = found[1].lower()
    if tag.startswith("</"):
        while open_tags and open_tags.pop()[0] != name:
            pass
    elif name not in _VOID and not tag.endswith("/>"):
        open_tags.append((name, name in _NOT_IN or bool(_NOT_MARKED.search(tag))))


def _is_prose(open_tags: Sequence[tuple[str, bool]]) -> bool:
    return any(name in _PROSE for name, _ in open_tags) and not any(closed for _, closed in open_tags)


def _link(form: str, by_form: dict[str, Word], met: list[Word]) -> str:
    plain = unescape(form).replace("’", "'")
    word = by_form.get(plain) or by_form[plain.lower()]
    if word in met:
        return form
    met.append(word)
    return f'<a class="bp-term" href="#{word.id}">{form}</a>'


@cache
def _forms() -> tuple[re.Pattern[str], dict[str, Word]]:
    """What to look for, the longest form first, and the word that each form stands for."""
    by_form: dict[str, Word] = {}
    parts: list[str] = []
    for word in glossary():
        if not word.tip:
            continue
        for form in (word.word, *word.also):
            exact = sum(letter.isupper() for letter in form) > 1
            by_form[form if exact else form.lower()] = word
            written = re.escape(escape(form, quote=False)).replace("'", "(?:'|’|&#39;)").replace(r"\ ", r"\s")
            parts.append(written if exact else f"(?i:{written})")
    parts.sort(key=len, reverse=True)
    return re.compile(rf"(?<![\w&-])(?:{'|'.join(parts)})(?![\w-])"), by_form


def _list(met: Sequence[Word], here: str) -> str:
    items = "".join(
        f'<div id="{word.id}"><dt>{escape(word.word)}</dt><dd>{escape(word.means)}</dd></div>'
        for word in sorted(met, key=lambda word: word.word.lower())
    )
    count = f"{len(met)} word{'s' if len(met) > 1 else ''}"
    return (
        '<section aria-labelledby="words" data-pagefind-ignore><h2 id="words">Words explained</h2>'
        f'<details class="bp-fold"><summary>{count} used on this page</summary><dl class="bp-facts">{items}</dl>'
        f'<p><a href="{relative(here, GLOSSARY)}">All words, from A to Z</a></p></details></section>\n'
    )
