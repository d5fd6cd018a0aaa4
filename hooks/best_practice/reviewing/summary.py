"""A proposal in words: a page of Markdown that somebody reads who has never seen the code.

Whatever was authored is escaped: the summary of a run on GitHub shows Markdown and HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from best_practice.catalogue.catalogue import Catalogue
from best_practice.faults import Fault
from best_practice.model.case_study import CaseStudy, Lead
from best_practice.model.kinds import kind_named
from best_practice.model.practice import Practice
from best_practice.model.record import Record
from best_practice.pages.addresses import address_of
from best_practice.pages.strip import strip_of
from best_practice.reporting import GUIDE
from best_practice.reviewing.proposal import How, Moved, Proposal, Reviewed, Told

__all__ = ["MOST_IN_FULL", "summary_of"]

MOST_IN_FULL = 40
"""How many records are told in full; GitHub takes a summary of a megabyte at most."""

_MOST_LISTED = 30
_SIGNS = re.compile(r"([\\`*_~\[\]|$#])")

_HOW = {How.ADDED: "New", How.CHANGED: "Changed", How.REMOVED: "Removed"}


def summary_of(proposal: Proposal, *, preview: bool = False) -> str:
    """The review as Markdown; `preview` says that pages to look at were made too."""
    parts = [
        "# What this proposal does\n",
        _verdict(proposal),
        *_warning_of_people(proposal),
        *([_table(proposal.records)] if proposal.records else []),
        *([_where_the_preview_is()] if preview and any(r.can_be_shown for r in proposal.records) else []),
        *(_one(reviewed, proposal.catalogue) for reviewed in proposal.records[:MOST_IN_FULL]),
        *_left_out(proposal.records[MOST_IN_FULL:]),
        *_moved(proposal.moved),
        *_elsewhere(proposal.elsewhere),
        *_others(proposal.others),
        f"---\n\n_What each code means: `{GUIDE}`. The check is a net and not a promise: a person reads too._\n",
    ]
    return "\n".join(parts)


def _words(text: str) -> str:
    """Words as they are, on one line: no sign in them is taken for Markdown or HTML."""
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SIGNS.sub(r"\\\1", plain)


def _code(text: str) -> str:
    """A path or a field as code; what would end it, or a cell of a table, is left out."""
    plain = re.sub(r"[`|\s]", " ", text)
    return f"`{plain}`"


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count or 'no'} {one if count == 1 else many or one + 's'}"


def _verdict(proposal: Proposal) -> str:
    records = _counted(len(proposal.records), "record")
    errors = sum(len(reviewed.errors) for reviewed in proposal.records)
    if not proposal.records:
        said = "It changes no record."
    elif errors:
        said = f"It touches {records}. **{_counted(errors, 'thing')} must be mended** before it can be accepted."
    else:
        said = f"It touches {records}. **Nothing must be mended.** A person now reads what no program can judge."
    return f"{said}\n"


def _warning_of_people(proposal: Proposal) -> Iterator[str]:
    if any(reviewed.is_withheld for reviewed in proposal.records):
        yield (
            "> **Something here may tell who a person is.** It is not repeated below. Mending the file is not enough: "
            "an older version stays readable to all. Read `SECURITY.md` now, under "
            '"If personal data was committed".\n'
        )


def _table(records: Sequence[Reviewed]) -> str:
    lines = ["| Record | What | Must be mended | Worth a look |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {_name(r)} | {_what(r)} | {len(r.errors) or 'nothing'} | {len(r.warnings) or 'nothing'} |"
        for r in records[:MOST_IN_FULL]
    ]
    if len(records) > MOST_IN_FULL:
        lines.append(f"| and {len(records) - MOST_IN_FULL} more | | | |")
    return "\n".join(lines) + "\n"


def _where_the_preview_is() -> str:
    return (
        "**To see the pages:** on GitHub, download `preview` at the foot of this page, under Artifacts, and unpack it. "
        "Then open `index.html`. GitHub keeps it for 14 days.\n"
    )


def _name(reviewed: Reviewed) -> str:
    if reviewed.record is None or reviewed.is_withheld:
        return _code(reviewed.path)
    return _words(reviewed.record.page.title)


def _what(reviewed: Reviewed) -> str:
    if reviewed.record is None:
        return "Removed" if reviewed.how is How.REMOVED else f"{_HOW[reviewed.how]}, cannot be read"
    status = "" if ("status",) in reviewed.record.had_faults else f", {reviewed.record.status}"
    return f"{_HOW[reviewed.how]} {kind_named(reviewed.record.kind).label.lower()}{status}"


def _one(reviewed: Reviewed, catalogue: Catalogue) -> str:
    parts = [f"## {_name(reviewed)}\n", f"{_what(reviewed)}. File: {_code(reviewed.path)}\n"]
    if reviewed.how is How.REMOVED:
        parts.append(_removed(reviewed))
    if reviewed.record and not reviewed.is_withheld:
        parts += _appearance(reviewed, reviewed.record, catalogue)
    parts += _faults(f"What must change: {len(reviewed.errors)}", reviewed.errors)
    parts += _faults(f"Worth a look: {len(reviewed.warnings)}", reviewed.warnings)
    if reviewed.advice:
        listed = "\n".join(_fault(fault) for fault in reviewed.advice)
        head = _counted(len(reviewed.advice), "piece of advice", "pieces of advice")
        parts.append(f"<details><summary>{head}: right, and could be better</summary>\n\n{listed}\n\n</details>\n")
    return "\n".join(parts)


def _removed(reviewed: Reviewed) -> str:
    if reviewed.renamed_to:
        return f"It was renamed to {_code(reviewed.renamed_to)}; the old address leads there.\n"
    return (
        "**A record that was published is not deleted:** links to it would break. Give it `status: withdrawn` and say "
        "why under `withdrawn`, or list its id under `formerly` of the record that takes its place.\n"
    )


def _appearance(reviewed: Reviewed, record: Record, catalogue: Catalogue) -> Iterator[str]:
    if record.summary:
        yield f"> {_words(record.summary)}\n"
    if reviewed.fields:
        yield f"**What changed:** {'; '.join(_words(field) for field in reviewed.fields)}.\n"
    if reviewed.errors:
        yield "**What will appear:** nothing, until what is below is mended. Statements are worked out then.\n"
        return
    yield f"**What will appear:** {_where(record, catalogue)}\n"
    if reviewed.statements:
        yield _statements(record, reviewed.statements, catalogue)


def _where(record: Record, catalogue: Catalogue) -> str:
    address = _code(f"/{address_of(record)}")
    if isinstance(record.page, Lead):
        return "a line on the page of leads (`/leads/`). A lead has no page of its own and is in no count."
    if record.status == "draft":
        return f"nothing on the public site: it is a draft. Once published, its page is {address}."
    if record.status == "withdrawn":
        return f"its page {address}, which says that it was withdrawn, and why. It is in no list."
    under = _listed_under(record, catalogue)
    return f"the page {address}{', listed under ' + under if under else ''}."


def _listed_under(record: Record, catalogue: Catalogue) -> str:
    page = record.page
    if not isinstance(page, Practice):
        return ""
    ids = [*(page.priority_areas or ()), *(link.id for link in page.principles or ()), *page.themes]
    if isinstance(page, CaseStudy):
        ids += [page.organisation or "", *(page.interventions or ())]
    names = [catalogue.by_id[i].short_title for i in dict.fromkeys(ids) if i in catalogue.by_id]
    return "; ".join(_words(name) for name in (*names, *(c.name for c in catalogue.countries_of(record))))


def _statements(record: Record, statements: Sequence[Told], catalogue: Catalogue) -> str:
    strip = "; ".join(f"{_words(a.question)} **{_words(a.answer)}**" for a in strip_of(record, catalogue))
    rows = [
        f"| {_words(told.question)} | **{_words(told.answer)}**{_before(told)} | {_words(_why(told))} |"
        for told in statements
    ]
    return "\n".join(
        [
            f"At the top of the page: {strip}\n",
            "What the site works out from the fields, each by a published rule:\n",
            "| Question | Answer | Why |",
            "| --- | --- | --- |",
            *rows,
            "",
        ]
    )


def _why(told: Told) -> str:
    """The rule and what stands beside it, each once, as sentences."""
    said = (text[:1].upper() + text[1:].rstrip(".") + "." for text in (told.rule, *told.beside))
    return " ".join(dict.fromkeys(said))


def _before(told: Told) -> str:
    return f" (was: {_words(told.before)})" if told.before else ""


def _faults(title: str, faults: Sequence[Fault]) -> Iterator[str]:
    if faults:
        yield f"### {title}\n\n" + "\n".join(_fault(fault) for fault in faults) + "\n"


def _fault(fault: Fault) -> str:
    where = f"Line {fault.line}" + (f", {_code(fault.field)}" if fault.field else "")
    return f"- {where}: {_words(fault.message)} {_words(fault.hint)} ({fault.code})"


def _left_out(records: Sequence[Reviewed]) -> Iterator[str]:
    if records:
        errors = sum(len(reviewed.errors) for reviewed in records)
        told = f"{_counted(errors, 'thing')} must be mended in them" if errors else "nothing must be mended in them"
        yield f"## And {_counted(len(records), 'more record')}\n\nThey are too many to tell in full: {told}.\n"


def _moved(moved: Sequence[Moved]) -> Iterator[str]:
    if not moved:
        return
    lines = [
        f"- {_words(each.record.page.title)}: {'; '.join(_change(told) for told in each.statements)}"
        for each in moved[:_MOST_LISTED]
    ]
    yield "## Other records that would say something else\n\n" + "\n".join([*lines, *_more(moved)]) + "\n"


def _change(told: Told) -> str:
    return f"{_words(told.question)} {_words(told.before)} → **{_words(told.answer)}**"


def _elsewhere(faults: Sequence[Fault]) -> Iterator[str]:
    if not faults:
        return
    lines = [f"- {_code(f.path)}, line {f.line}: {_words(f.message)} ({f.code})" for f in faults[:_MOST_LISTED]]
    head = "## Errors in records that this proposal does not touch\n\nThey were there before, or come from a record "
    yield head + "that others name.\n\n" + "\n".join([*lines, *_more(faults)]) + "\n"


def _others(paths: Sequence[str]) -> Iterator[str]:
    if paths:
        lines: Iterable[str] = (f"- {_code(path)}" for path in paths[:_MOST_LISTED])
        head = f"<details><summary>{_counted(len(paths), 'other file')}: code, pages, pictures</summary>"
        yield f"{head}\n\n" + "\n".join([*lines, *_more(paths)]) + "\n\n</details>\n"


def _more(items: Sequence[object]) -> list[str]:
    return [f"- and {len(items) - _MOST_LISTED} more"] if len(items) > _MOST_LISTED else []
