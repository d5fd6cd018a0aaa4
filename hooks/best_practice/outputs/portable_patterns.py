r"""Python's regular expressions as a browser takes them: the same matches, character for character.

Python's `\w`, `\d`, `\s` and `\b` know all scripts, a browser's only English letters; `.`, `^` and `$` see other
line ends. So each is written out. What has no counterpart is refused, at build time, rather than published wrongly.
"""

from __future__ import annotations

import re

__all__ = ["portable"]

_WORD = r"\p{L}\p{N}_"
_DIGIT = r"\p{Nd}"
_SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_OUTSIDE = {
    "w": f"[{_WORD}]",
    "W": f"[^{_WORD}]",
    "d": _DIGIT,
    "D": r"\P{Nd}",
    "s": f"[{_SPACE}]",
    "S": f"[^{_SPACE}]",
    "b": f"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))",
}
_INSIDE = {"w": _WORD, "d": _DIGIT, "s": _SPACE}
_SAME = frozenset("nrtfv123456789")  # and \x.., \u....
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
_GROUP = re.compile(r"\(\?(?::|=|!|<=|<!|P<([A-Za-z_]\w*)>)")
_COUNT = re.compile(r"\{\d+(?:,\d*)?\}")
_CODE_POINT = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})")


def portable(pattern: re.Pattern[str]) -> dict[str, str]:
    """Source and flags for `new RegExp(source, flags)` in a browser.

    Raises:
        ValueError: for what no browser knows, or what would mean something else there.
    """
    wanted = re.IGNORECASE | re.MULTILINE | re.UNICODE
    if pattern.flags & ~wanted:
        raise ValueError(f"These flags are not portable: {pattern.pattern}")
    source = _Translation(pattern.pattern, bool(pattern.flags & re.MULTILINE)).text()
    return {"source": source, "flags": "iu" if pattern.flags & re.IGNORECASE else "u"}


class _Translation:
    """One walk over one expression."""

    def __init__(self, source: str, lines: bool) -> None:
        self._source = source
        self._at = 0
        self._lines = lines

    def text(self) -> str:
        parts: list[str] = []
        while self._at < len(self._source):
            parts.append(self._next())
        return "".join(parts)

    def _refuse(self, what: str) -> ValueError:
        return ValueError(f"{what} at {self._at} is not portable: {self._source}")

    def _take(self, length: int = 1) -> str:
        taken = self._source[self._at : self._at + length]
        self._at += length
        return taken

    def _next(self) -> str:
        sign = self._source[self._at]
        if sign == "\\":
            return self._escape(_OUTSIDE)
        if sign == "[":
            return self._class()
        if sign == "(" and self._source.startswith("(?", self._at):
            group = _GROUP.match(self._source, self._at)
            if not group:
                raise self._refuse("This group")
            self._take(len(group.group()))
            return f"(?<{group.group(1)}>" if group.group(1) else group.group()
        if sign == "{":
            count = _COUNT.match(self._source, self._at)
            return self._counted(self._take(len(count.group()))) if count else "\\" + self._take()
        if sign in "*+?":
            return self._counted(self._take())
        self._take()
        return {
            ".": r"[^\n]",
            "^": r"(?<![^\n])" if self._lines else "^",
            "$": r"(?![^\n])" if self._lines else r"(?=\n?$)",
            "}": r"\}",
            "]": r"\]",
        }.get(sign, sign)

    def _counted(self, count: str) -> str:
        if self._source.startswith("+", self._at):
            raise self._refuse("A possessive count")
        return count + (self._take() if self._source.startswith("?", self._at) else "")

    def _escape(self, classes: dict[str, str]) -> str:
        point = _CODE_POINT.match(self._source, self._at)
        if point:
            return self._take(len(point.group()))
        sign = self._take(2)[1:]
        if sign in classes:
            return classes[sign]
        if sign in _SAME and (classes is _OUTSIDE or not sign.isdigit()):
            return "\\" + sign
        if not sign or sign.isalnum():
            raise self._refuse("This escape")
        return "\\" + sign if sign in _SYNTAX or (sign == "-" and classes is _INSIDE) else sign

    def _class(self) -> str:
        parts = [self._take()]
        if self._source.startswith("^", self._at):
            parts.append(self._take())
        first = True
        while first or not self._source.startswith("]", self._at):
            if self._at >= len(self._source):
                raise self._refuse("An open class")
            sign = self._source[self._at]
            if sign == "\\":
                parts.append(self._escape(_INSIDE))
            else:
                parts.append("\\" + self._take() if sign in "[]" else self._take())
            first = False
        return "".join([*parts, self._take()])
