"""Personal data: nothing that could name a patient, or reach a person who did not agree.

These look at every text of a record, and at the bodies of files whose front
matter cannot be read. The message never repeats what was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
from nhs_number.validate import is_valid

from best_practice.model.case_study import CaseStudy
from best_practice.rules.patterns import hits, looked_for
from best_practice.rules.registry import Problem, Subject, record_rule
from best_practice.rules.texts import texts_of

__all__: list[str] = []

# Each pattern begins with the signs it can begin with, and looks back from there: that is far quicker to search for.
_NHS_NUMBER = looked_for(
    "E520",
    re.compile(r"[0-9](?<![\d.,/\w-].)\d{2}[ \u00a0-]?\d{3}[ \u00a0-]?\d{4}(?![\d/\w-]|[.,]\d)"),
    "Ten digits stand here that are a valid NHS number.",
    judge="nhs-number",
)
_PHONE = looked_for(
    "E521",
    re.compile(
        r"[+(0](?<![\w/.-].)(?:(?<=\+)\d{1,3}[ \u00a0]?(?:\(0\))?|(?<=\()0|(?<=0))"
        r"\d[\d \u00a0()-]{7,14}\d(?![\w/]|\.\d)"
    ),
    "A telephone number stands here.",
    judge="telephone-number",
)
_EMAIL = looked_for(
    "E522",
    re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"),
    "An e-mail address stands here.",
    needs=("@",),
)
_POSTCODE = looked_for(
    "E523",
    re.compile(
        r"[A-PR-UWYZ](?<![\w/-].)(?:(?<=G)IR ?0AA|(?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPS-UW]|[A-HK-Y]\d[ABEHMNPRV-Y])"
        r" ?\d[ABD-HJLNP-UW-Z]{2})(?![\w/-])"
    ),
    "A full postcode stands here.",
)
_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+\d{2,4})"
)
_BIRTH = looked_for(
    "E524",
    re.compile(rf"\b(?:d\.?o\.?b\b\.?|date of birth|(?:was|were) born on)[^\n\x00]{{0,12}}?{_DATE}", re.IGNORECASE),
    "A date of birth stands here.",
    needs=("date of birth", "born on", "dob", "d.o", "do.b"),
)
_HOSPITAL_NUMBER = looked_for(
    "E525",
    re.compile(
        r"\b(?:(?:hospital|patient|medical record|unit|case ?note)s?\s*(?:numbers?|no\b\.?|id\b|#)"
        r"|hospital|patient|mrn)\s*(?:is|was|[:#=])?\s*[A-Z]{0,3}\d{6,10}[A-Z]?\b",
        re.IGNORECASE,
    ),
    "A hospital or patient number stands here.",
)
_LONG_NUMBER = re.compile(r"[0-9]{6}")
_PERSON = "A person's name stands here."
_CALLED = looked_for(
    "E526",
    re.compile(
        r"\b(?:[Pp]atient|[Ww]oman|[Mm]other|[Bb]aby|[Mm]um)(?:'s|\u2019s)?\s+(?:name\s*(?:is|was|:)|"
        r"(?:is|was)?\s*(?:called|named))\s*[A-Z][a-z]+"
    ),
    _PERSON,
    needs=("name", "called"),
)
_LABELLED = looked_for("E526", re.compile(r"[Pp](?<!\w.)atient\s*:\s*[A-Z][a-z]+\s+[A-Z][a-z]+"), _PERSON)
# A near miss is something that almost happened, and no person.
_TITLED = looked_for(
    "E526",
    re.compile(r"(?<![Nn]ear[ -])\b(?:Mrs|Ms|Miss|Mr)\.?\s+[A-Z][a-z]+"),
    _PERSON,
    needs=("Mr", "Ms", "Miss"),
)


@record_rule(
    "E520",
    "An NHS number stands in a text.",
    "Delete it now, and tell the maintainers: it may have to be removed from the history too.",
)
def no_nhs_number(subject: Subject) -> Iterator[Problem]:
    """Ten digits whose check digit fits."""
    for hit in hits(subject, _NHS_NUMBER):
        if is_valid(re.sub(r"\D", "", hit.match.group())):
            yield _NHS_NUMBER.problem(hit)


@record_rule(
    "E521",
    "A telephone number stands in a text.",
    "Take it away; name the organisation's own page in its place.",
)
def no_telephone_number(subject: Subject) -> Iterator[Problem]:
    """A number that can be dialled, by the numbering plan."""
    for hit in hits(subject, _PHONE):
        try:
            number = phonenumbers.parse(hit.match.group(), "GB")
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            yield _PHONE.problem(hit)


@record_rule(
    "E522",
    "An e-mail address stands outside contact.",
    "Put a shared mailbox in contact, with consent: true; never a person's own address.",
)
def no_stray_email(subject: Subject) -> Iterator[Problem]:
    """Only contact has an address."""
    yield from map(_EMAIL.problem, hits(subject, _EMAIL))


@record_rule("E523", "A full postcode stands in a text.", "Name the town or the area; a full postcode is a few houses.")
def no_full_postcode(subject: Subject) -> Iterator[Problem]:
    """The first half alone is fine."""
    yield from map(_POSTCODE.problem, hits(subject, _POSTCODE))


@record_rule("E524", "A date of birth stands in a text.", "Delete it; an age band is enough.")
def no_date_of_birth(subject: Subject) -> Iterator[Problem]:
    """A day beside the words for birth."""
    yield from map(_BIRTH.problem, hits(subject, _BIRTH))


@record_rule("E525", "A hospital number stands in a text.", "Delete it now, and tell the maintainers.")
def no_hospital_number(subject: Subject) -> Iterator[Problem]:
    """A long number called a patient's or a hospital's."""
    if _LONG_NUMBER.search(texts_of(subject, *_HOSPITAL_NUMBER.uses).joined):
        yield from map(_HOSPITAL_NUMBER.problem, hits(subject, _HOSPITAL_NUMBER))


@record_rule(
    "E526",
    "A person is named as a patient.",
    'Take the name away: write "a woman", or quote a published source.',
)
def no_patient_name(subject: Subject) -> Iterator[Problem]:
    """A name after the words for a patient, or after Mrs, Ms, Miss or Mr."""
    for pattern in (_CALLED, _LABELLED, _TITLED):
        yield from map(pattern.problem, hits(subject, pattern))


@record_rule(
    "E527",
    "A contact has not agreed to be published.",
    "Ask, then write consent: true; or take contact away.",
)
def contact_has_agreed(subject: Subject) -> Iterator[Problem]:
    """No consent, no contact."""
    page = subject.record.page
    if isinstance(page, CaseStudy) and page.contact and not page.contact.consent:
        yield Problem(("contact", "consent"), "consent is false.")
