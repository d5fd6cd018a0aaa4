"""Where things are: addresses of pages, and repository paths to addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import dirname, normpath, relpath
from urllib.parse import quote, unquote, urlencode

from best_practice.model.kinds import FOLDERS
from best_practice.model.page import Page
from best_practice.model.record import Record

__all__ = ["Repository", "address_of", "address_of_path", "as_source_link", "relative", "source_uri", "with_page_links"]


_LINK = re.compile(r"(?<=\]\()(?P<target>[^)\s#]+\.md)(?=[)#])")


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the files can be edited; without owner or name there are no such links."""

    owner: str = ""
    name: str = ""
    branch: str = "main"

    def edit_address(self, path: str) -> str | None:
        """The page on GitHub that edits a file, or None while owner and name are unset."""
        if not (self.owner and self.name):
            return None
        return f"https://github.com/{self.owner}/{self.name}/edit/{self.branch}/{quote(path)}"

    def issue_address(self, form: str, **filled: str) -> str | None:
        """The page on GitHub with a form for an issue, these fields filled in; None while owner and name are unset."""
        if not (self.owner and self.name):
            return None
        query = urlencode({"template": form, **filled}, quote_via=quote)
        return f"https://github.com/{self.owner}/{self.name}/issues/new?{query}"


def address_of(record: Record) -> str:
    """The address of a record's page from the site's root: `interventions/x/`."""
    return f"{record.page.plural}/{record.id}/"


def source_uri(address: str) -> str:
    """The Markdown file a site generator would have for an address: `interventions/x.md`, `matrix/index.md`."""
    return f"{address.rstrip('/')}.md" if address else "index.md"


def relative(here: str, there: str) -> str:
    """The relative link from the page at one address to another address or file; anchors are kept."""
    target, mark, anchor = there.partition("#")
    link = relpath("/" + target, "/" + here)
    if target == "" or target.endswith("/"):
        link += "/"
    return link + mark + anchor


def address_of_path(path: str) -> str | None:
    """The address that a repository path has on the site, or None for a file without a page.

    `case_studies/x.md` is `case-studies/x/`; `docs/about/index.md` is `about/`; a picture keeps its path below docs/.
    """
    folder = dirname(path)
    if not path.endswith(".md"):
        return path.removeprefix("docs/") if path.startswith("docs/") else None
    stem = path.rpartition("/")[2].removesuffix(".md")
    kind: type[Page] | None = FOLDERS.get(folder)
    if kind is not None:
        return f"{kind.plural}/" if stem in ("index", "README") else f"{kind.plural}/{stem}/"
    if not path.startswith("docs/"):
        return None
    below = folder.removeprefix("docs").lstrip("/")
    if stem in ("index", "README"):
        return f"{below}/" if below else ""
    return f"{below}/{stem}/" if below else f"{stem}/"


def as_source_link(path: str, link: str) -> str | None:
    """A repository link on the page of the file at `path`, as an address from the site's root with its anchor.

    None for a link that leads out of the repository's pages.
    """
    target, mark, anchor = link.partition("#")
    if not target:
        return None
    resolved = normpath(f"{dirname(path)}/{unquote(target)}")
    address = address_of_path(resolved)
    return None if address is None else address + mark + anchor


def with_page_links(markdown: str, uri: str) -> str:
    """The text of a hand-written page with its links to records as a site generator knows them.

    People write repository paths, right on GitHub (`../../case_studies/x.md`); below `docs/` a generator has the
    page as `case-studies/x.md`. `uri` is the page's path below `docs/`.
    """

    def known(found: re.Match[str]) -> str:
        path = normpath(f"docs/{dirname(uri)}/{unquote(found['target'])}")
        kind = FOLDERS.get(dirname(path))
        if kind is None or path.startswith("docs/"):
            return found.group()
        return relpath(f"/{kind.plural}/{path.rpartition('/')[2]}", f"/{dirname(uri)}")

    return _LINK.sub(known, markdown)
