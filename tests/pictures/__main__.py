"""`make pictures`: icons and the picture beside a link from our own drawings, README's pictures from the finished site.

They are kept in the repository, because whoever builds the site has no browser. Fonts differ between machines, so
the bytes do too: draw them again when the site has changed its look, not at every change.
"""

from __future__ import annotations

import functools
import http.server
import struct
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.conftest import ROOT
from tests.install_browser import HOW_TO_INSTALL, find_browser

IMAGES = ROOT / "hooks/best_practice/pages/assets/images"
README_PICTURES = ROOT / ".github/pictures"
SHARE = Path(__file__).with_name("share.html")

ICONS = {"icon-180.png": 180, "icon-192.png": 192, "icon-512.png": 512}
"""Icons with round corners by their width; phones cut the maskable one themselves, so it is drawn full."""

IN_ICO = (16, 32, 48)

PICTURES = {
    "home.png": ("", 1280, 800),
    "record.png": ("interventions/four-part-haemorrhage-bundle/", 390, 844),
    "find.png": ("find/?q=bleeding%20after%20birth", 390, 844),
    "area.png": ("priority-areas/postpartum-haemorrhage/", 390, 844),
}
"""README's pictures: the page, and the width and height of the window it is seen in."""


def main() -> int:
    """Draw every picture; gives 0, or 1 when something that is needed is missing."""
    site = ROOT / "site"
    program = find_browser()
    if program is None:
        print(HOW_TO_INSTALL, file=sys.stderr)
        return 1
    if not (site / "index.html").is_file():
        print("There is no site/. Run `make site` first.", file=sys.stderr)
        return 1
    README_PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        draw_icons(browser)
        draw(browser, SHARE.as_uri(), IMAGES / "share.png", 1200, 630)
        with served(site) as base:
            for name, (address, width, height) in PICTURES.items():
                draw(browser, base + address, README_PICTURES / name, width, height)
        browser.close()
    return 0


def draw(browser: Browser, address: str, to: Path, width: int, height: int) -> None:
    """A picture of the first screen of a page, in light colours."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="light")
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=to)
    context.close()


def draw_icons(browser: Browser) -> None:
    """Every icon from the one drawing."""
    drawing = (IMAGES / "favicon.svg").read_text("utf-8")
    for name, width in ICONS.items():
        (IMAGES / name).write_bytes(icon(browser, drawing, width))
    full = drawing.replace(' rx="14"', "").replace('viewBox="0 0 64 64"', 'viewBox="-8 -8 80 80"')
    full = full.replace('<rect width="64" height="64"', '<rect x="-8" y="-8" width="80" height="80"')
    (IMAGES / "icon-maskable-512.png").write_bytes(icon(browser, full, 512))
    (IMAGES / "favicon.ico").write_bytes(ico({width: icon(browser, drawing, width) for width in IN_ICO}))


def icon(browser: Browser, drawing: str, width: int) -> bytes:
    """A drawing as a PNG of that width, what it leaves free see-through."""
    page = browser.new_page(viewport={"width": width, "height": width})
    page.set_content(f"<style>*{{margin:0}}svg{{display:block;width:100vw}}</style>{drawing}")
    taken = page.screenshot(omit_background=True)
    page.close()
    return taken


def ico(pictures: dict[int, bytes]) -> bytes:
    """PNG pictures by their width as one ICO file: a header, an entry for each (16 bytes), the pictures."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    entries = b""
    for width, content in pictures.items():
        entries += struct.pack("<BBBBHHII", width, width, 0, 0, 1, 32, len(content), at)
        at += len(content)
    return head + entries + b"".join(pictures.values())


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder at an address of this machine."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


if __name__ == "__main__":
    sys.exit(main())
