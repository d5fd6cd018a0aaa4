"""The rooms of the package: what may import what, how large a module may be, what it may be called."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

HOOKS = ROOT / "hooks"
PACKAGE = HOOKS / "best_practice"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 320

# One way only: a room may import from rooms with a smaller number, and from itself.
ROOMS = {
    "faults": 0,
    "nearest": 0,
    "model": 1,
    "reporting": 1,
    "reading": 2,
    "evidence": 2,
    "rules": 3,
    "writing": 4,
    "catalogue": 5,
    "pages": 6,
    "outputs": 6,
    "verifying": 6,
    "building": 7,
    "reviewing": 7,
    "commands": 8,
    "cli": 9,
}
# Modules that belong to another room than the folder says, each with the reason.
ELSEWHERE = {"verifying/command.py": "commands"}  # the command stands beside what it runs

# Modules that may be longer, each with the reason.
LONGER = {"best_practice/model/scales.py"}  # the closed scales are one table, by design

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}


def imported(path: Path) -> set[str]:
    """The full names of the modules that a module imports, wherever in it the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute, because MkDocs loads a hook by its path"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def room_of(path: Path) -> str:
    """The room that a module stands in, or the module itself where it stands in none."""
    inside = path.relative_to(PACKAGE)
    return ELSEWHERE.get(inside.as_posix(), inside.parts[0].removesuffix(".py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOOKS)))
def test_a_module_keeps_to_its_room(path: Path) -> None:
    """Flow goes one way: read, validate, index, render, write."""
    room = room_of(path)
    if room == "__init__":
        return
    assert room in ROOMS, f"{room} is a new room: give it its place in the flow, here and in the guide"
    for name in imported(path):
        assert name.split(".")[0] not in ("mkdocs", "properdocs"), "only hooks/main.py knows MkDocs"
        if name.startswith("best_practice."):
            other = name.split(".")[1]
            assert other == room or ROOMS[other] < ROOMS[room], (
                f"{room} may not import {name}: it stands later in the flow, or beside it"
            )


def test_only_main_imports_mkdocs() -> None:
    """The way out of MkDocs is one file long."""
    knowing = {path.name for path in HOOKS.rglob("*.py") if {n.split(".")[0] for n in imported(path)} & {"mkdocs"}}
    assert knowing <= {"main.py"}


@pytest.mark.parametrize("path", [*MODULES, HOOKS / "main.py"], ids=lambda path: str(path.relative_to(HOOKS)))
def test_a_module_has_one_job(path: Path) -> None:
    """Small enough to read in one go, with a name of the field, and a first line that tells its one thing."""
    text = path.read_text("utf-8")
    short = text.count("\n") <= MOST_LINES or path.relative_to(HOOKS).as_posix() in LONGER
    assert short, "look for the second module hiding in this one"
    parts = {part.removesuffix(".py") for part in path.relative_to(HOOKS).parts}
    assert not parts & FORBIDDEN_NAMES, "name it by what it is about"
    assert ast.get_docstring(ast.parse(text)), "say in the first line what the module is for"


def test_there_is_no_package_at_the_source_root() -> None:
    """With hooks/__init__.py, MkDocs would load best_practice twice."""
    assert not (HOOKS / "__init__.py").exists()
