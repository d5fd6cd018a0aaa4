"""Markup in bodies and fields: Markdown only, links that stay safe, pictures that everyone can use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath, relpath
from urllib.parse import unquote

from best_practice.model.practice import Practice
from best_practice.model.record import Key, Place
from best_practice.model.scales import MediaKind
from best_practice.nearest import cited, nearest
from best_practice.rules.links import Link, is_whole_address, links_of, repository_path
from best_practice.rules.patterns import hits, looked_for, shared
from best_practice.rules.registry import Problem, Subject, record_rule
from best_practice.rules.sources import mirror_reason
from best_practice.rules.texts import body_place

__all__: list[str] = []

# Addresses in angle brackets are links; which of them may stand, link_is_safe says.
_HTML = looked_for(
    "E501",
    re.compile(r"<(?!(?:https?|ftp|mailto):[^\s<>]+>)[A-Za-z/!?][^\s<>]{0,40}"),
    "{cited} is raw HTML.",
    needs=("<",),
    judge="tag-not-told",
)
# With or without the colon, as the renderer's extension takes it: a class, an id, or a name with a value.
_ATTRIBUTES = looked_for(
    "E502",
    re.compile(r"(?<!\{)\{\s*(?:[:.#]|[A-Za-z-]+\s*=)[^}\n]{0,60}\}?"),
    "{cited} is an attribute list.",
    uses=("prose",),
    needs=("{",),
)
_BRACES = looked_for(
    "E503",
    re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{\{|\}\}|\{%|%\}"),
    "{cited} belongs to templates, not to text.",
    needs=("{{", "}}", "{%", "%}"),
)
# As the renderer takes them: no space is needed after #, and = or - below a line makes it a heading.
_HEADING = shared(
    "heading",
    re.compile(
        r"^(?:[ \t]*(?:>|[*+-][ \t]|\d+\.[ \t]))* {0,3}(#{1,6})(?!#)|^(?=[^\s#>|][^\n]*\n(=+|-+)[ ]*$)", re.MULTILINE
    ),
)
_MEDIA = {
    MediaKind.FILM: "Add captions, or a transcript: the words spoken in it.",
    MediaKind.AUDIO: "Add a transcript: the words spoken in it.",
    MediaKind.IMAGE: "Add a transcript: what the picture shows.",
}
_IMAGE_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif"})


@record_rule(
    "E501",
    "Raw HTML stands in a text.",
    "Write Markdown: **bold**, *italic*, lists with hyphens, links as [text](address).",
)
def no_raw_html(subject: Subject) -> Iterator[Problem]:
    """Only Markdown is rendered. A closing tag is not told again after its opening one."""
    opened: set[str] = set()
    for hit in hits(subject, _HTML):
        tag = hit.match.group()
        if tag.startswith("</") and tag[2:] in opened:
            continue
        opened.add(tag[1:])
        yield _HTML.problem(hit)


@record_rule("E502", "An attribute list stands in a text.", "Take the curly brackets away.")
def no_attribute_lists(subject: Subject) -> Iterator[Problem]:
    """Authors do not style."""
    yield from map(_ATTRIBUTES.problem, hits(subject, _ATTRIBUTES))


@record_rule("E503", "Template braces stand in a text.", "Take the double curly brackets away.")
def no_template_braces(subject: Subject) -> Iterator[Problem]:
    """Nothing authored is a template."""
    yield from map(_BRACES.problem, hits(subject, _BRACES))


@record_rule(
    "E504",
    "A link is neither https, mailto nor a path in this repository.",
    "Use an address that begins with https://, or a path such as ../case_studies/x.md.",
)
def link_is_safe(subject: Subject) -> Iterator[Problem]:
    """Entities are decoded first, as a browser does."""
    for link in links_of(subject):
        if link.by_name or (link.picture and _is_elsewhere(link)):
            continue  # E505, E506
        shown = cited(link.target)
        if link.scheme not in ("", "https", "mailto"):
            hint = "Begin it with https://." if link.scheme == "http" else ""
            yield Problem((), f"{shown} uses {link.scheme}:, which is not allowed.", hint, place=link.place)
        elif link.scheme == "https" and not is_whole_address(link.target):
            hint = "Copy the address from your browser: https://, then the name of the site."
            yield Problem((), f"{shown} is not a whole address.", hint, place=link.place)
        elif _is_elsewhere(link) and not link.scheme:
            yield Problem((), f"{shown} leaves out its scheme.", "Begin it with https://.", place=link.place)
        elif not link.target:
            yield Problem((), "A link leads nowhere.", "Write the address in the round brackets.", place=link.place)


def _is_elsewhere(link: Link) -> bool:
    return bool(link.scheme) or unquote(link.target).startswith(("//", "\\", "/\\"))


@record_rule(
    "E505",
    "A picture is not from this repository.",
    "Put the picture in docs/images/ and link to it as ../docs/images/name.png, if its licence allows.",
)
def picture_is_ours(subject: Subject) -> Iterator[Problem]:
    """No reader's device asks another server for a picture."""
    for link in links_of(subject):
        if link.picture and _is_elsewhere(link):
            yield Problem((), f"The picture {cited(link.target)} would be fetched from elsewhere.", place=link.place)


@record_rule("E506", "A picture has no text for those who cannot see it.", "Say what it shows: ![what it shows](path).")
def picture_has_text(subject: Subject) -> Iterator[Problem]:
    """Alternative text, always."""
    for link in links_of(subject):
        if link.by_name and not _is_elsewhere(link):
            yield Problem((), "This picture has its path elsewhere in the text.", place=link.place)
        elif link.picture and not link.text.strip():
            yield Problem((), f"The picture {cited(link.target)} has no text.", place=link.place)


@record_rule(
    "E507",
    "A heading in the body is a first-level heading.",
    "The title is the page's only one: begin with ##.",
)
def title_is_the_only_h1(subject: Subject) -> Iterator[Problem]:
    """One h1 a page."""
    for level, place in _headings(subject):
        if level == 1:
            yield Problem((), "This heading is of the first level, as the title is.", place=place)


@record_rule("E508", "A heading skips a level.", "After ## comes ###; readers who listen rely on the order.")
def headings_do_not_skip(subject: Subject) -> Iterator[Problem]:
    """Levels go down one at a time."""
    before = 1
    for level, place in _headings(subject):
        if level > before + 1 and before == 1:
            yield Problem((), f"The first heading has {level} #.", "Begin with ##.", place=place)
        elif level > before + 1:
            yield Problem((), f"A heading with {level} # follows one with {before}.", place=place)
        before = max(level, 2)  # one # is E507; what follows it is judged as if it had two


def _headings(subject: Subject) -> Iterator[tuple[int, Place]]:
    body, line = subject.record.body, subject.record.body_line
    fenced = False
    at = 0
    for text in body.split("\n"):
        if text.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        match = None if fenced else _HEADING.match(body, at)
        if match and match.group(1):
            yield len(match.group(1)), body_place(body, match.start(1), line)
        elif match:
            yield 1 if match.group(2).startswith("=") else 2, body_place(body, at, line)
        at += len(text) + 1


@record_rule(
    "E509",
    "A film, sound or picture cannot be used by everyone.",
    "Add captions or a transcript, and url or file.",
)
def media_have_words(subject: Subject) -> Iterator[Problem]:
    """Captions or transcript, and a place to find it."""
    page = subject.record.page
    if not isinstance(page, Practice):
        return
    for index, item in enumerate(page.media):
        key: Key = ("media", index)
        if not item.transcript and not (item.captions and item.kind is MediaKind.FILM):
            yield Problem(
                key,
                f"This {item.kind.label.lower()} has no words for those who cannot see or hear it.",
                _MEDIA[item.kind],
            )
        if not item.url and not item.file:
            yield Problem(
                key,
                f"This {item.kind.label.lower()} has neither url nor file.",
                "Add url or file: where it can be found.",
            )
        if item.file:
            here = PurePosixPath(subject.record.path).parent.as_posix()
            if normpath(f"{here}/{item.file}") not in subject.collection.files:
                yield Problem(
                    (*key, "file"),
                    f"There is no file {cited(item.file)}.",
                    "Check the path from this record's folder.",
                )


@record_rule(
    "E311",
    "A link leads to a file that is not in the repository, or is not written as a repository path.",
    "Write the path from this file, as GitHub shows it: ../case_studies/x.md.",
)
def linked_file_exists(subject: Subject) -> Iterator[Problem]:
    """Right on GitHub and on the site."""
    for link in links_of(subject):
        if not link.is_path or (link.by_name and not link.target):
            continue
        if link.target.startswith("/"):
            yield Problem((), f"{cited(link.target)} is an address of the site, not a path.", place=link.place)
            continue
        path = repository_path(subject, link)
        if path not in subject.collection.files:
            message = f"There is no file {cited(path)} among the records and pages."
            yield Problem((), message, _nearest_file(subject, path), place=link.place)
        elif link.picture and PurePosixPath(path).suffix not in _IMAGE_ENDINGS:
            hint = "Link to a file that ends in .png, .jpg, .svg or .webp."
            yield Problem((), f"{cited(path)} is not a picture.", hint, place=link.place)


def _nearest_file(subject: Subject, path: str) -> str:
    """A hint with the path to write, where one file is like the one meant; otherwise nothing."""
    known = sorted(subject.collection.files)
    same_name = [file for file in known if PurePosixPath(file).name == PurePosixPath(path).name]
    meant = same_name[0] if len(same_name) == 1 else nearest(path, known)
    return f"Did you mean {relpath(meant, PurePosixPath(subject.record.path).parent)}?" if meant else ""


@record_rule("E315", "A link in the body leads to a copy, not to the publisher.", "Link to the publisher's own page.")
def linked_page_is_the_publishers(subject: Subject) -> Iterator[Problem]:
    """As for sources."""
    for link in links_of(subject):
        found = mirror_reason(link.target) if link.scheme == "https" else None
        if found:
            yield Problem((), f"{found[0]} {found[1]}.", place=link.place)
