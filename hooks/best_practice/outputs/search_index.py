"""The word index: Pagefind over the finished pages of a site, kept to what a reader's browser asks for.

Why Pagefind, and what it costs: docs/adr/0011-search-in-layers.md.
"""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path
from shutil import rmtree

from pagefind_bin import get_executable

__all__ = ["FOLDER", "IndexingError", "indexed"]

FOLDER = "pagefind"
"""The folder of the index below the site's root."""

_LONGEST_SECONDS = 600
_PREFIX = b"pagefind_dcd"  # every file that Pagefind writes begins so
_NEEDED = ("pagefind.js", "pagefind-entry.json", "wasm.en.pagefind")
_NEEDED_ENDS = (".pf_meta", ".pf_index")


class IndexingError(Exception):
    """The word index could not be written whole."""


def indexed(site: Path, plurals: frozenset[str]) -> dict[str, str]:
    """Write the word index of a site and say under which name it knows each page.

    Only pages of records are indexed, `<main>` alone. The fragments, in which Pagefind keeps the text of each page
    for its excerpts, are left out: cards say more, and they would be as large as the site.

    Args:
        site: the folder of the finished site.
        plurals: the folders whose pages are records: `interventions`, `measures`.

    Returns:
        The name of the index for each address, with a slash before and after: `/interventions/x/`.

    Raises:
        IndexingError: Pagefind failed, or left a file empty.
    """
    _write(site, plurals)
    folder = site / FOLDER
    names = {}
    for fragment in sorted((folder / "fragment").glob("*.pf_fragment")):
        text = gzip.decompress(fragment.read_bytes()).removeprefix(_PREFIX)
        names[json.loads(text)["url"]] = fragment.stem
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.name != "index":
                rmtree(path)
        elif path.name not in _NEEDED and path.suffix not in _NEEDED_ENDS:
            path.unlink()
    return names


def _write(site: Path, plurals: frozenset[str]) -> None:
    """Run Pagefind as a program of its own.

    Its Python service may be closed before the last bytes are on the disk, and then leaves files empty;
    the program ends only when it has written all.
    """
    pages = "{" + ",".join(sorted(plurals)) + "}/*/index.html"
    options = ["--glob", pages, "--root-selector", "main", "--force-language", "en", "--silent"]
    ended = subprocess.run(  # noqa: S603 - the program of a locked package, with arguments of ours
        [str(get_executable()), "--site", str(site), "--output-path", str(site / FOLDER), *options],
        capture_output=True,
        text=True,
        timeout=_LONGEST_SECONDS,
        check=False,
    )
    if ended.returncode:
        raise IndexingError(f"Pagefind could not index the site: {ended.stderr.strip() or ended.stdout.strip()}")
    empty = [path.name for path in sorted((site / FOLDER).rglob("*")) if path.is_file() and not path.stat().st_size]
    if empty:
        raise IndexingError(f"Pagefind left files empty: {', '.join(empty[:5])}. Build again.")
