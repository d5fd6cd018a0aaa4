"""Links and pictures in a body, found as the Markdown renderer finds them; in doubt one more rather than one less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from best_practice.model.record import Place
from best_practice.rules.patterns import shared
from best_practice.rules.registry import Subject
from best_practice.rules.texts import body_place

__all__ = ["Link", "is_whole_address", "links_of", "repository_path"]

_LONGEST = 500

# Brackets, what hides them (an escape), and the blank line beyond which no link reaches.
_SIGNS = shared("link-signs", re.compile(r"\\[^\n]|\n[ \t]*\n|[\[\]]"))
_CODE_SPAN = shared("code-span", re.compile(r"(?<![\\`])(`+)(?!`)[^\n]*?[^\n`]\1(?!`)"))
_TITLE = shared("link-title", re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*$"""))
_NAME = shared("link-name", re.compile(r"[ \n]?\[([^\[\]]*)\]"))
# Found by looking ahead from each line, because the address may stand on the next line and be a definition itself.
_DEFINITION = shared(
    "link-definition",
    re.compile(
        r"^(?=(?:[ \t]*(?:>|[*+-][ \t]|\d+\.[ \t]))*[ \t]*\[([^\[\]]*)\]:[ ]*\n?[ ]*([^\s]+)[ ]*"
        r"""(?:\n[ ]*)?(?:"[^\n]*"[ ]*|'[^\n]*'[ ]*|\([^\n]*\)[ ]*)?$)""",
        re.MULTILINE,
    ),
)
_AUTOLINK = shared("autolink", re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>"))
_SCHEME = shared("scheme", re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:"))


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture in a body.

    Attributes:
        target: where it leads, decoded as a browser decodes it: entities, then control characters and spaces dropped.
        place: where it stands.
        picture: whether it is shown as a picture.
        text: the words between its square brackets.
        by_name: whether the address stands elsewhere in the body, under a name.
    """

    target: str
    place: Place
    picture: bool = False
    text: str = ""
    by_name: bool = False

    @property
    def scheme(self) -> str:
        """The scheme in small letters, empty for a path."""
        # The renderer drops a backslash and the marks of a code span from an address.
        match = _SCHEME.match(re.sub(r"[\\`]", "", unquote(self.target)))
        return match.group()[:-1].lower() if match else ""

    @property
    def is_path(self) -> bool:
        """Whether it leads to a file of the repository, and not to another host or a place on the same page."""
        return not self.scheme and bool(self.target) and not self.target.startswith(("#", "//", "\\", "/\\"))


def links_of(subject: Subject) -> tuple[Link, ...]:
    """Every link and picture of the body, in order."""
    return subject.remembered("links", _links)


def repository_path(subject: Subject, link: Link) -> str:
    """The path from the root that a relative link means, without its anchor."""
    here = PurePosixPath(subject.record.path).parent.as_posix()
    return normpath(f"{here}/{unquote(link.target).partition('#')[0]}")


def is_whole_address(target: str) -> bool:
    """Whether an https address has its two slashes and a host with a full stop, and names no user."""
    try:
        parts = urlsplit(target)
        return "." in (parts.hostname or "") and "@" not in parts.netloc
    except ValueError:
        return False


def _links(subject: Subject) -> tuple[Link, ...]:
    body, line = subject.record.body, subject.record.body_line
    if "[" not in body and "<" not in body:
        return ()
    defined = {_label(m.group(1)): m.group(2).lstrip("<").rstrip(">") for m in _DEFINITION.finditer(body)}
    found = list(_inline(body, line, defined))
    found += [
        Link(_decoded(m.group(2).lstrip("<").rstrip(">")), body_place(body, m.start(1) - 1, line), text=m.group(1))
        for m in _DEFINITION.finditer(body)
    ]
    found += [
        Link(_decoded(m.group(1)), body_place(body, m.start(), line), text=m.group(1)) for m in _AUTOLINK.finditer(body)
    ]
    return tuple(sorted(found, key=lambda link: link.place))


def _inline(body: str, line: int, defined: dict[str, str]) -> Iterator[Link]:
    spans = [match.span() for match in _CODE_SPAN.finditer(body)]
    opened: list[int] = []
    pictured = False  # whether the paragraph has any picture, for brackets that cannot be paired
    for sign in _SIGNS.finditer(body):
        at = sign.start()
        hidden = any(start <= at < end for start, end in spans) if spans else False
        if sign.group().startswith("\n"):
            opened.clear()
            pictured = False
        elif sign.group() == "[" and not hidden:
            opened.append(at)
            pictured = pictured or body[at - 1 : at] == "!"
        elif sign.group() == "]":
            start = opened.pop() if opened and not hidden else None
            picture = pictured if start is None else body[start - 1 : start] == "!"
            first = at if start is None else start - picture
            text = "" if start is None else body[start + 1 : at]
            place = body_place(body, first, line)
            if body.startswith("(", at + 1):
                yield Link(_decoded(_target(body, at + 2)), place, picture=picture, text=text)
            elif picture and start is not None:
                name = _NAME.match(body, at + 1)
                target = defined.get(_label((name.group(1) if name else "") or text))
                if name or target is not None:
                    yield Link(_decoded(target or ""), place, picture=True, text=text, by_name=True)


def _target(body: str, at: int) -> str:
    """What stands in the round brackets, without a title."""
    rest = body[at : at + _LONGEST].lstrip()
    if rest.startswith("<") and ">" in rest:
        return rest[1 : rest.index(">")]
    depth = 1
    for end, sign in enumerate(rest):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return _TITLE.sub("", rest[:end])
    return rest.partition("\n\n")[0]


def _label(text: str) -> str:
    return re.sub(r" ?\n", " ", text).lower()


def _decoded(target: str) -> str:
    return re.sub(r"[\x00-\x20]", "", unescape(unescape(target)))
