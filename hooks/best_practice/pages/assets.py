"""Our own stylesheets, put together into one file for slow phones, and our scripts and pictures as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["MANIFEST", "STYLESHEET", "manifest", "pictures", "scripts", "stylesheet", "theme_folder"]

STYLESHEET = "assets/best-practice.css"
"""The address of the stylesheet on the site."""

MANIFEST = "manifest.webmanifest"
"""The address of what a phone needs to keep the site on its home screen."""

_ORDER = (
    "tokens",
    "theme",
    "frame",
    "page",
    "badge",
    "card",
    "search",
    "find",
    "form",
    "strip",
    "take",
    "statement",
    "notice",
    "fold",
    "matrix",
    "gap",
    "home",
    "sample",
    "chart",
    "term",
    "access",
    "print",
)


def stylesheet() -> str:
    """All our styles, one component after the other."""
    folder = files(__package__) / "assets" / "css"
    return "\n".join((folder / f"{name}.css").read_text("utf-8") for name in _ORDER)


def scripts() -> dict[str, str]:
    """Each of our scripts, an ES module, by its address on the site, and libraries of others with their licences."""
    return dict(_below(files(__package__) / "assets" / "js", "assets/js"))


def pictures() -> dict[str, bytes]:
    """Icons and the picture that stands beside a link to the site, by address; `make pictures` draws them."""
    folder = files(__package__) / "assets" / "images"
    found = {item.name: item.read_bytes() for item in sorted(folder.iterdir(), key=lambda item: item.name)}
    # Some programs ask for it at the root, whatever the pages say.
    icon = found.pop("favicon.ico")
    return {"favicon.ico": icon, **{f"assets/images/{name}": content for name, content in found.items()}}


def manifest(name: str) -> str:
    """What a phone needs to know to keep the site on its home screen; addresses are relative to the site's root."""
    icons = [
        {"src": "assets/images/favicon.svg", "sizes": "any", "type": "image/svg+xml"},
        {"src": "assets/images/icon-192.png", "sizes": "192x192", "type": "image/png"},
        {"src": "assets/images/icon-512.png", "sizes": "512x512", "type": "image/png"},
        {"src": "assets/images/icon-maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
    told = {
        "name": name,
        "short_name": "Maternity equity",
        "lang": "en-GB",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#4c1a40",
        "icons": icons,
    }
    return json.dumps(told, indent=1) + "\n"


def _below(folder: Traversable, address: str) -> Iterator[tuple[str, str]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        here = f"{address}/{item.name}"
        if item.is_dir():
            yield from _below(item, here)
        elif item.name.endswith((".js", ".mjs")) or item.name == "LICENSE":
            yield here, item.read_text("utf-8")


def theme_folder() -> str:
    """The folder of templates that stand in place of the theme's own."""
    return str(files(__package__) / "theme")
