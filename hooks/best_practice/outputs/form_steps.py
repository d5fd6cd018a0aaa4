"""How the form asks: which fields stand together in a step, and words for those who never see a file.

The models say what each field is. Here stands only what a file does not need: the order of the questions, and
plainer words where the model explains how to write the field down. `form_definition` reads these tables.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pydantic import BaseModel

from best_practice.model.case_study import NOT_NAMED, CaseStudy, Contact, Lead, Period
from best_practice.model.intervention import Estimate, Intervention, TriedIn
from best_practice.model.measure import Measure
from best_practice.model.organisation import Organisation
from best_practice.model.outcomes import Outcome, Row
from best_practice.model.page import Page
from best_practice.model.practice import Caution, Equity, Experience, Practice, PrincipleLink, Suggested
from best_practice.model.sources import Limit, Source, Study

__all__ = ["ABOUT", "FOLDED", "LATER", "NAMED_HERE", "ONLY_WITH", "WORDS", "Step", "Words", "steps_of"]


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the form. `adds` are the kinds of which a new record may be begun here."""

    id: str
    title: str
    lead: str
    keys: tuple[str, ...]
    adds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What the form says in place of the model's label and description; an empty text leaves the model's."""

    label: str = ""
    help: str = ""


_PRINCIPLES_AND_AREAS = ("priority_areas", "themes", "principles")
_SOURCES = Step(
    "sources",
    "Documents",
    "What somebody else can read: a report, a poster, a paper, a web page. A record needs at least one. "
    "If it cannot be read on the web, say where it can be.",
    ("sources",),
)
_FIGURES = Step(
    "figures",
    "Figures",
    "What was measured, and what came out. Copy figures as they were printed or reported. A count of 1 to 7 women or "
    "babies that nobody has published is never written here: give a longer period, or a percentage of many.",
    ("studies", "outcomes"),
    ("measure",),
)
_FAIRNESS = Step(
    "fairness",
    "Fairness and harm",
    "Whether results are known by ethnic group, what women said, and whether harm was looked for.",
    ("equity", "lived_experience", "harms", "cautions"),
)
_RARE = ("also_known_as", "policy", "media", "licence")
_HISTORY = ("compiled", "clinical_review", "review_due", "changes", "formerly", "withdrawn")

_STORY = (
    Step(
        "problem",
        "The problem and the aim",
        "Why you began, and what you set out to do.",
        ("local_problem", "aim", "context"),
    ),
    Step(
        "done",
        "What you did",
        "Step by step, so that another place could do the same.",
        ("what_was_done", "adaptations", "involvement", "cycles"),
    ),
    Step(
        "went",
        "How it went",
        "Also, and above all, if it did not work: that saves others the time.",
        ("result", "progress", "unintended", "sustained", "lessons", "advice"),
    ),
)
_WHO = (
    "organisation", "country", "setting", "with", "period",
)  # fmt: skip

_STEPS: dict[type[Page], tuple[Step, ...]] = {
    CaseStudy: (
        Step("title", "Title and summary", "What a busy colleague reads first.", ("title", "short_title", "summary")),
        Step("who", "Who and when", "Who did the work, and when.", _WHO, ("organisation",)),
        Step(
            "about",
            "What it is about",
            "So that others find it.",
            (*_PRINCIPLES_AND_AREAS, "interventions"),
        ),
        *_STORY,
        _SOURCES,
        _FIGURES,
        _FAIRNESS,
        Step(
            "written",
            "Who wrote this",
            "Roles only: no person's name, no personal address.",
            ("provenance", "contact", "compiled", "checked_by_organisation"),
        ),
        Step(
            "more",
            "More, if you have it",
            "Nothing here is needed.",
            (*_RARE, *(key for key in _HISTORY if key != "compiled")),
        ),
    ),
    Lead: (
        Step("title", "Title and summary", "What it is, as far as you know.", ("title", "summary")),
        Step("who", "Who and when", "Who does it, as far as you know.", _WHO, ("organisation",)),
        Step("about", "What it is about", "So that others find it.", ("priority_areas", "progress")),
        replace(_SOURCES, lead="What somebody else can read about it, if there is anything. A lead may have none."),
        Step(
            "more",
            "More, if you know it",
            "Nothing here is needed. If you know much of this, write a case study.",
            (
                "short_title", "themes", "principles", "interventions", "provenance", "result", "local_problem", "aim",
                "context", "what_was_done", "cycles", "adaptations", "involvement", "unintended", "sustained",
                "lessons", "advice", "contact", "studies", "outcomes", "equity", "lived_experience", "harms",
                "cautions", *_RARE, *_HISTORY, "checked_by_organisation",
            ),
        ),
    ),
    Intervention: (
        Step("title", "Title and summary", "What a busy colleague reads first.", ("title", "short_title", "summary")),
        Step("about", "What it is about", "So that others find it.", _PRINCIPLES_AND_AREAS),
        Step(
            "whom",
            "For whom and when",
            "Who it is for, and where it has been tried.",
            ("stage", "reach", "population", "not_for", "tried_in"),
        ),
        Step(
            "how",
            "How it is done",
            "Part by part, so that another place can do the same.",
            ("components", "delivered_by", "cost", "our_estimate", "first_steps", "shift_card"),
        ),
        Step(
            "goes-with",
            "What goes with it",
            "What already asks for it, and what helps to do it.",
            ("required_by", "policy", "materials", "measures", "related", "origin"),
        ),
        _SOURCES,
        _FIGURES,
        _FAIRNESS,
        Step(
            "written",
            "Who wrote this",
            "When it was written, and from what.",
            ("compiled",),
        ),
        Step(
            "more",
            "More, if you have it",
            "Nothing here is needed.",
            ("also_known_as", "media", "licence", *(key for key in _HISTORY if key != "compiled")),
        ),
    ),
}  # fmt: skip

NAMED_HERE: dict[str, str] = {"source": "sources", "study": "studies"}
"""Ids that name a part of the same record: the field's key, and the list whose parts it may name."""

FOLDED: dict[type[BaseModel], tuple[str, ...]] = {
    Row: (
        "compares", "ethnic_group", "period", "statistic", "ci_low", "ci_high", "sd", "iqr_low", "iqr_high",
        "p_value", "source",
    ),
    Source: ("licence",),
    Study: ("id",),
    Caution: ("code", "source"),
    Equity: ("measure", "effect"),
    Experience: ("source",),
    Outcome: ("study", "lead"),
}  # fmt: skip
"""Fields of a part that few need: the form shows them behind "More"."""

ABOUT: dict[type[Page], str] = {
    CaseStudy: "What one organisation really did, and how it went. Also if it did not work.",
    Intervention: "A practice that another place can copy, part by part.",
    Lead: "Something worth following up, when you know too little for more.",
}
"""What a kind is, for those who choose one; for others the first line of the model says it."""

ONLY_WITH: dict[tuple[type[BaseModel], str], tuple[str, str]] = {
    (CaseStudy, "country"): ("organisation", NOT_NAMED),
    (CaseStudy, "setting"): ("organisation", NOT_NAMED),
    (CaseStudy, "compiled"): ("provenance", "compiled"),
}
"""Fields that are asked only when another field has a certain answer."""

LATER = frozenset({"changes", "formerly", "withdrawn"})
"""Fields that only a record that was published can have: the form asks them when one is corrected."""

_FROM = Words("Who says so", "The document, or you.")

WORDS: dict[tuple[type[BaseModel], str], Words] = {
    (CaseStudy, "organisation"): Words("Organisation", "If it is not in the list, you can add it."),
    (CaseStudy, "country"): Words("Country", "Where it was, since the organisation is not named."),
    (CaseStudy, "setting"): Words("Kind of place", "For example a large teaching hospital."),
    (Organisation, "title"): Words("Name", "Its full name."),
    (Organisation, "summary"): Words("", "What it is and where, in one or two sentences."),
    (Measure, "title"): Words("Name", "What is counted, in a few words."),
    (Measure, "summary"): Words("", "What it is, in one or two sentences."),
    (Practice, "priority_areas"): Words(
        "", "Those it serves. Tick the main one first. Cross-cutting is for what serves all."
    ),
    (Practice, "themes"): Words("", "Ways of working that it belongs to."),
    (CaseStudy, "with"): Words("Partners", "Other organisations that took part."),
    (CaseStudy, "interventions"): Words(
        "Practices put to work", "Practices of this site that you used. There may be none yet."
    ),
    (Practice, "sources"): Words("Documents", "Those that this record is written from."),
    (CaseStudy, "local_problem"): Words("What was wrong", "What made you begin, with figures where there are any."),
    (CaseStudy, "aim"): Words("", "What you set out to do, by how much, by when."),
    (CaseStudy, "context"): Words("The place"),
    (CaseStudy, "what_was_done"): Words("What you did", "One step in each box."),
    (CaseStudy, "cycles"): Words("Plan-Do-Study-Act cycles", "Only if you worked in cycles."),
    (CaseStudy, "adaptations"): Words("What you changed", "What you did otherwise than others had, and why."),
    (CaseStudy, "involvement"): Words("How women and communities took part"),
    (CaseStudy, "result"): Words("How it went", "What the organisation itself says. Leave it open if it does not."),
    (CaseStudy, "progress"): Words("How far it has come"),
    (CaseStudy, "unintended"): Words("What nobody had planned", "Good or bad."),
    (CaseStudy, "sustained"): Words("Has it lasted?", "And how you know."),
    (CaseStudy, "lessons"): Words("What you learned", "One lesson in each box."),
    (CaseStudy, "advice"): Words("Your advice", "What you would tell a colleague elsewhere."),
    (CaseStudy, "provenance"): Words(
        "Who wrote this", "Compiled is for the work of others, from what they published."
    ),
    (CaseStudy, "contact"): Words("Whom others can ask", "A role and a shared mailbox, never a person's name."),
    (CaseStudy, "checked_by_organisation"): Words("Checked by the organisation"),
    (CaseStudy, "compiled"): Words("Written from published sources", "When, and from what."),
    (CaseStudy, "principles"): Words(
        "Anti-racism principles", "Those that the work puts into practice, and how. There may be none."
    ),
    (Intervention, "principles"): Words(
        "Anti-racism principles", "Those that the practice puts to work, and how. There may be none."
    ),
    (Intervention, "compiled"): Words("When it was written, and from what", "For example from two abstracts."),
    (Practice, "studies"): Words("", "The documents that report a result, and how they came to it."),
    (Intervention, "population"): Words("Who it is for"),
    (Intervention, "not_for"): Words("Who it is not for"),
    (Intervention, "components"): Words("Parts of the practice"),
    (Intervention, "required_by"): Words("What already requires it"),
    (Intervention, "materials"): Words("Materials", "Toolkits, guidelines and films to use with it."),
    (Intervention, "measures"): Words("Measures", "What to follow it by."),
    (Intervention, "origin"): Words("Where it began", "The organisation that began it."),
    (Intervention, "policy"): Words("Recommendations", "Those that it answers."),
    (CaseStudy, "policy"): Words("Recommendations", "Those that it answers."),
    (Contact, "consent"): Words("Consent", "They have agreed that this is published."),
    (Period, "start"): Words("", "A year is enough."),
    (Period, "end"): Words("", "Leave it empty if it is not known."),
    (Period, "ongoing"): Words("Still going on", "Tick it in place of an end."),
    (TriedIn, "organisation"): Words("Organisation", "If it has a page here."),
    (PrincipleLink, "id"): Words("Principle", "Choose one."),
    (PrincipleLink, "from"): _FROM,
    (Suggested, "from"): _FROM,
    (Outcome, "measure"): Words("Measure", "What was counted."),
    (Outcome, "study"): Words("Study", "Needed only when there are several."),
    (Outcome, "lead"): Words("Main outcome", "Only for the one that decides."),
    (Outcome, "rows"): Words("Figures", "One for each group and each point in time."),
    (Row, "group"): Words("", "As the document names it; all when it is everyone."),
    (Row, "unit"): Words("", "For example percent, per 1000 births, mL, days."),
    (Row, "compares"): Words("Comparison", "For a printed comparison, in place of the group: what with what."),
    (Row, "group_type"): Words("Kind of group", "None for everyone."),
    (Row, "timepoint"): Words("When", "Which point in time, or which arm."),
    (Row, "n"): Words("How many (n)", "How many had the event, if it was printed."),
    (Row, "N"): Words("Out of how many (N)", "If it was printed."),
    (Row, "value"): Words("Figure", "As printed, with its own digits."),
    (Row, "where"): Words("Where it stands", "Page, table, or poster."),
    (Row, "source"): Words("Other document", "Only when it was read in another document."),
    (Equity, "text"): Words("Results by ethnic group", "Whether there are any, and what they show, in your own words."),
    (Equity, "measure"): Words("Measure of the gap", "Only when it is not the main outcome."),
    (Study, "source"): Words("Document", "The document that reports it."),
    (Study, "id"): Words("Short name", "Only when one document holds two studies."),
    (Limit, "serious"): Words("Serious", "It could by itself explain the result."),
    (Estimate, "because"): Words("Reason", "Why you think so."),
    (Source, "no_link"): Words("Where it can be read", "Only when there is neither a DOI nor an address."),
}  # fmt: skip


def steps_of(kind: type[Page], keys: tuple[str, ...]) -> tuple[Step, ...]:
    """The steps of a kind; every field of it stands in one step, but for its status, which is asked at the end.

    A term has two: what it is, and where that comes from.
    """
    made = _STEPS.get(kind)
    if made is not None:
        return made
    last = ("sources", "review_due", "changes", "formerly", "withdrawn")
    asked = tuple(key for key in keys if key not in last)
    return (
        Step("what", f"The {kind.label.lower()}", "What it is.", asked),
        Step("sources", "Documents and history", "Where this comes from.", tuple(key for key in keys if key in last)),
    )
