"""An address as written on a page to the file of the site it leads to.

Addresses are resolved as a browser does, for a site that stands at `/` or
below a path of its own, and as GitHub Pages serves files: by exact name, a
folder by its `index.html`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

__all__ = ["Kind", "Resolver", "SiteAddress", "Target"]

_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Browsers drop these wherever they stand in an address, so `java\tscript:` is a script too.
_DROPPED = re.compile(r"[\t\r\n]")
_EDGES = "".join(map(chr, range(0x21)))


class Kind(Enum):
    """Where an address leads."""

    INSIDE = "inside"
    """To a file of this site, which may exist or not."""
    ABOVE = "above"
    """To this site's host, outside the path the site stands at."""
    ELSEWHERE = "elsewhere"
    """To another origin."""
    SCRIPT = "script"
    """Nowhere: it runs a script or shows a page made of the address."""
    OTHER = "other"
    """To something that is no file of a web site: mail, a telephone, data in the address itself."""


class Target(NamedTuple):
    """What an address leads to.

    Attributes:
        kind: where it leads.
        path: for INSIDE the file, relative to the site's folder; a folder's address ends in `index.html`.
        fragment: the place on the page as written, without `#`; empty when there is none.
        scheme: `https`, `mailto` and so on; empty for an address within the site.
        relative: whether it depends on the page it stands on.
    """

    kind: Kind
    path: str = ""
    fragment: str = ""
    scheme: str = ""
    relative: bool = False


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """Where the site will stand: `https://example.org` and `/repository/`; an unknown origin is empty."""

    origin: str = ""
    base: str = "/"

    @classmethod
    def of_start_page(cls, canonical: str | None) -> SiteAddress:
        """What the start page's canonical address says; `/` on an unknown host without one."""
        if not canonical:
            return cls()
        parts = _split(canonical)
        if parts is None or not parts[1]:
            return cls()
        scheme, host, path = parts
        folder = path[: path.rfind("/") + 1] or "/"
        return cls(f"{scheme}://{host}", folder)


class Resolver:
    """Resolves the addresses of one site and remembers the answers: most pages share most of theirs."""

    def __init__(self, home: SiteAddress) -> None:
        """Begin for a site that stands at this address."""
        self.home = home
        self._base = [part for part in home.base.split("/") if part]
        self._known: dict[tuple[str, str], Target] = {}

    def target(self, page: str, address: str) -> Target:
        """What the address means on the page (or in the stylesheet, or list) with this path."""
        address = _DROPPED.sub("", address.strip(_EDGES))
        if not address or address[0] in "#?":
            return Target(Kind.INSIDE, page, address.partition("#")[2], relative=True)
        folder = page[: page.rfind("/") + 1]
        key = (folder, address)
        if key not in self._known:
            self._known[key] = self._resolved(folder, address)
        return self._known[key]

    def _resolved(self, folder: str, address: str) -> Target:
        scheme = _SCHEME.match(address)
        if scheme or address.startswith("//"):
            return self._absolute(scheme[1].lower() if scheme else "", address)
        path, _, fragment = address.partition("#")
        path = path.partition("?")[0]
        if path.startswith("/"):
            return self._on_host(path, fragment)
        return self._on_host(self.home.base + folder + path, fragment)._replace(relative=True)

    def _absolute(self, scheme: str, address: str) -> Target:
        if scheme in ("javascript", "vbscript") or address.lower().startswith("data:text/html"):
            return Target(Kind.SCRIPT, scheme=scheme)
        if scheme not in ("", "http", "https", "ws", "wss", "ftp"):
            return Target(Kind.OTHER, scheme=scheme)
        parts = _split(address)
        own = _split(self.home.origin) if self.home.origin else None
        if parts and own and parts[1] == own[1] and scheme in ("", own[0]):
            fragment = address.partition("#")[2]
            return self._on_host(parts[2] or "/", fragment)
        return Target(Kind.ELSEWHERE, scheme=scheme)

    def _on_host(self, path: str, fragment: str) -> Target:
        wanted: list[str] = []
        too_high = False
        parts = unquote(path).split("/")
        for part in parts:
            if part == "..":
                # A browser stops at the top without a word; the same site one folder deeper would break.
                too_high = too_high or not wanted
                del wanted[-1:]
            elif part not in ("", "."):
                wanted.append(part)
        depth = len(self._base)
        if too_high or wanted[:depth] != self._base:
            return Target(Kind.ABOVE, "/" + "/".join(wanted), fragment)
        if parts[-1] in ("", ".", ".."):
            wanted.append("index.html")
        return Target(Kind.INSIDE, "/".join(wanted[depth:]), fragment)


def _split(address: str) -> tuple[str, str, str] | None:
    """Scheme, host with port, and path; None for an address that cannot be taken apart."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts.scheme.lower(), parts.netloc.lower(), parts.path
