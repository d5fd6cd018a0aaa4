"""The closed scales: every step with its label and definition, written once.

The field guide, the JSON Schemas, the form and the "How we rate" page take
labels and definitions from here. A step's value is what stands in a record and
in the data; it never changes. Vocabulary that grows (areas, principles, themes,
measures, organisations) is content, not a scale: see `docs/`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

__all__ = [
    "Adaptable",
    "Aim",
    "Better",
    "CautionCode",
    "DefinitionFrom",
    "Design",
    "EquityClaim",
    "EthnicGroup",
    "FindingState",
    "GroupType",
    "HarmsLookedFor",
    "LeadChoice",
    "LimitKind",
    "MeasureKind",
    "MediaKind",
    "OrganisationType",
    "PrincipleKind",
    "Provenance",
    "Reach",
    "ReadDepth",
    "RecommendationStatus",
    "ResourceBand",
    "Result",
    "SaidBy",
    "Scale",
    "SourceType",
    "Stage",
    "StartLevel",
    "Statistic",
    "Status",
    "TimeToStart",
    "Timepoint",
    "all_scales",
]


class Scale(StrEnum):
    """A closed list of steps. Each member carries `label` and `definition`."""

    label: str
    definition: str

    def __new__(cls, value: str, label: str, definition: str) -> Self:
        """Make a step whose value is the text that stands in a record."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.definition = definition
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """A `oneOf` of constants, so that forms and validators show the labels."""
        return {
            "title": cls.__name__,
            "description": (cls.__doc__ or "").split("\n", 1)[0],
            "oneOf": [{"const": s.value, "title": s.label, "description": s.definition} for s in cls],
        }


class Status(Scale):
    """How far a record has come."""

    LEAD = "lead", "Lead", "Something worth following up; not enough has been read to write a record."
    DRAFT = "draft", "Draft", "Being written. Shown in a preview only, never published."
    PUBLISHED = "published", "Published", "Complete enough to be read and used."
    WITHDRAWN = "withdrawn", "Withdrawn", "Taken back. The page stays, and says why and what to read instead."


class Stage(Scale):
    """When in pregnancy, birth and after, or around it, a practice takes place."""

    PRECONCEPTION = "preconception", "Before pregnancy", "Care before a woman is pregnant."
    ANTENATAL = "antenatal", "Pregnancy", "From booking until labour begins."
    LABOUR_AND_BIRTH = (
        "labour-and-birth",
        "Labour and birth",
        "From the start of labour until the woman leaves the birth setting.",
    )
    POSTNATAL = "postnatal", "After birth", "The woman's care after birth, in hospital or at home."
    NEONATAL = "neonatal", "Newborn", "The baby's care after birth, on the ward or in a neonatal unit."
    COMMUNITY = "community", "Community", "In community places, or with voluntary organisations."
    ORGANISATION = (
        "organisation",
        "Organisation",
        "How a unit, trust or system works: staff, data, policy, leadership.",
    )


class Reach(Scale):
    """Whom a practice is offered to."""

    UNIVERSAL = "universal", "Everyone", "Offered to every woman or baby in the same way."
    PROPORTIONATE = (
        "proportionate",
        "Everyone, more where need is greater",
        "Offered to all, with more for those with greater need.",
    )
    TARGETED = "targeted", "Named groups", "Offered to named groups only."
    TOOL_DE_BIASING = (
        "tool-de-biasing",
        "A tool made fairer",
        "Changes a tool, form, threshold or device that works worse for some groups.",
    )


class Adaptable(Scale):
    """Whether a component may be changed when it is taken elsewhere, as the source says."""

    MAY_CHANGE = "may-change", "May be changed", "The source says that it can be adapted to the place."
    KEEP = "keep", "Keep as it is", "The source says that the result depends on it."
    NOT_STATED = "not-stated", "Not stated", "The source does not say."


class FindingState(Scale):
    """What a study found for one measure, in words."""

    IMPROVES = "improves", "Better", "The measure moved the right way, by the source's own analysis."
    NO_DIFFERENCE_SHOWN = (
        "no-difference-shown",
        "No difference shown",
        "No difference was shown. That is not proof that there is none.",
    )
    MIXED = "mixed", "Mixed", "Results point different ways: between groups, sites or ways of counting."
    WORSE = "worse", "Worse", "The measure moved the wrong way, by the source's own analysis."
    NOT_MEASURED = (
        "not-measured",
        "Not measured",
        "No result that answers whether the measure changed: a baseline, a plan, or a figure nobody could read.",
    )


class LeadChoice(Scale):
    """Who chose an outcome as the study's main one."""

    SOURCE = "source", "Main outcome of the study", "The source declares it as its main outcome."
    OURS = "ours", "Main outcome, chosen by us", "The source declares none; this repository chose it."


class SaidBy(Scale):
    """Whose statement something is."""

    SOURCE = "source", "From the source", "The source says so."
    OURS = "ours", "We suggest", "This repository's own reading or suggestion."


class Design(Scale):
    """How a study came to its result, from the least to the most protected against chance and bias."""

    DESCRIPTION = "description", "Description", "Says what was done; no result that can be counted."
    SERVICE_DATA = (
        "service-data",
        "Service data",
        "Figures from the service itself, often before and after, without a comparison group chosen to match.",
    )
    MATCHED_COMPARISON = (
        "matched-comparison",
        "Matched or adjusted comparison",
        "Compared with similar people or places, matched or adjusted for differences.",
    )
    RANDOMISED = "randomised", "Randomised", "Chance decided which people or places got it."
    SYSTEMATIC_REVIEW = (
        "systematic-review",
        "Systematic review",
        "All studies that could be found, judged and put together by a stated method.",
    )


class Aim(Scale):
    """What a study set out to show."""

    BETTER = "better", "Better", "That the practice does better than what it is compared with."
    AS_GOOD = (
        "as-good",
        "As good",
        "That the practice does as well, with some other gain such as fewer visits.",
    )


class LimitKind(Scale):
    """Why a study's result may mislead."""

    NO_COMPARISON = (
        "no-comparison",
        "No comparison",
        "Nothing to compare with, so other changes at the same time may explain it.",
    )
    SMALL = "small", "Small", "Too few people for a firm answer."
    SELF_REPORT = "self-report", "Self-report", "What people say of themselves, not what was observed."
    INDIRECT = "indirect", "Indirect", "Another population, place or measure than the one that matters here."
    SELECTIVE = "selective", "Selective", "Those counted may differ from those not counted."
    OTHER = "other", "Other", "Another limit, said in words."


class GroupType(Scale):
    """What a result's group is a group of."""

    NONE = "none", "Everyone", "Not a group: all who were counted."
    ETHNICITY = "ethnicity", "Ethnic group", "Ethnic group, or race where the source's country records race."
    DEPRIVATION = "deprivation", "Deprivation", "How deprived the area is where people live, or their income."
    LANGUAGE = "language", "Language", "Language spoken, or need for an interpreter."
    MIGRATION = "migration", "Migration", "Country of birth, time in the country, or immigration status."


class Timepoint(Scale):
    """Which point, or which arm, of a study a figure belongs to."""

    BASELINE = "baseline", "Before", "Before the change."
    AFTER = "after", "After", "After the change."
    COMPARATOR = "comparator", "Comparison", "The group that did not get the practice."
    INTERVENTION = "intervention", "With the practice", "The group that got the practice."
    LATER = "later", "Later", "A second point after the change."
    SINGLE = "single", "One point", "A single point; nothing to compare it with."


class Statistic(Scale):
    """A published comparison between two groups or arms."""

    OR = "OR", "Odds ratio", "The odds in one group over the odds in the other."
    AOR = (
        "aOR",
        "Adjusted odds ratio",
        "An odds ratio adjusted for other differences, as the source describes.",
    )
    RR = "RR", "Risk ratio", "The risk in one group over the risk in the other."
    ARR = (
        "aRR",
        "Adjusted risk ratio",
        "A risk ratio adjusted for other differences, as the source describes.",
    )
    HR = "HR", "Hazard ratio", "The rate of an event over time in one group over the other."
    RISK_DIFFERENCE = (
        "risk-difference",
        "Risk difference",
        "The risk in one group less the risk in the other.",
    )
    MEAN_DIFFERENCE = (
        "mean-difference",
        "Mean difference",
        "The mean in one group less the mean in the other, in the unit given.",
    )
    SLOPE = "slope", "Change over time", "The change for each step of time, in the unit given."


class EthnicGroup(Scale):
    """The NHS ethnic categories (16 and not stated) and the five groups above them."""

    WHITE = "white", "White", "The group White as a whole."
    WHITE_BRITISH = "white-british", "White: British", "NHS ethnic category A."
    WHITE_IRISH = "white-irish", "White: Irish", "NHS ethnic category B."
    WHITE_OTHER = "white-other", "White: any other background", "NHS ethnic category C."
    MIXED = "mixed", "Mixed", "The group Mixed as a whole."
    MIXED_WHITE_AND_BLACK_CARIBBEAN = (
        "mixed-white-and-black-caribbean",
        "Mixed: White and Black Caribbean",
        "NHS ethnic category D.",
    )
    MIXED_WHITE_AND_BLACK_AFRICAN = (
        "mixed-white-and-black-african",
        "Mixed: White and Black African",
        "NHS ethnic category E.",
    )
    MIXED_WHITE_AND_ASIAN = "mixed-white-and-asian", "Mixed: White and Asian", "NHS ethnic category F."
    MIXED_OTHER = "mixed-other", "Mixed: any other background", "NHS ethnic category G."
    ASIAN = "asian", "Asian or Asian British", "The group Asian or Asian British as a whole."
    ASIAN_INDIAN = "asian-indian", "Asian: Indian", "NHS ethnic category H."
    ASIAN_PAKISTANI = "asian-pakistani", "Asian: Pakistani", "NHS ethnic category J."
    ASIAN_BANGLADESHI = "asian-bangladeshi", "Asian: Bangladeshi", "NHS ethnic category K."
    ASIAN_OTHER = "asian-other", "Asian: any other background", "NHS ethnic category L."
    BLACK = "black", "Black or Black British", "The group Black or Black British as a whole."
    BLACK_CARIBBEAN = "black-caribbean", "Black: Caribbean", "NHS ethnic category M."
    BLACK_AFRICAN = "black-african", "Black: African", "NHS ethnic category N."
    BLACK_OTHER = "black-other", "Black: any other background", "NHS ethnic category P."
    OTHER = "other", "Other ethnic groups", "The group Other as a whole."
    CHINESE = "chinese", "Chinese", "NHS ethnic category R."
    ANY_OTHER = "any-other", "Any other ethnic group", "NHS ethnic category S."
    NOT_STATED = "not-stated", "Not stated", "NHS ethnic category Z."


class HarmsLookedFor(Scale):
    """Whether anyone looked for harm."""

    REPORTED = "reported", "Harm reported", "The source reports harm; the text says what."
    NONE_FOUND = "none-found", "Looked for, none found", "The source looked for harm and found none."
    NOT_LOOKED_FOR = "not-looked-for", "Not looked for", "The source says that harm was not looked for."


class EquityClaim(Scale):
    """What a record says about the gap between groups; the site shows the computed state."""

    GAP_NARROWED = (
        "gap-narrowed",
        "Gap narrowed",
        "The worse-off group improved, the better-off did not get worse, and more than chance closed the gap.",
    )
    GAP_SMALLER_UNCERTAIN = (
        "gap-smaller-uncertain",
        "Gap smaller, uncertain",
        "The gap was smaller afterwards, but chance could explain it.",
    )
    NARROWING_REPORTED = (
        "narrowing-reported",
        "Narrowing reported",
        "The source says that the gap narrowed; the figures could not be read, so nobody here has checked it.",
    )
    LEVELLED_DOWN = "levelled-down", "Levelled down", "The gap shrank because the better-off group got worse."
    NO_CHANGE = "no-change", "No change shown", "No change of the gap was shown."
    MIXED = "mixed", "Mixed", "Smaller on one scale, larger on another, or different between measures."
    WIDENED = "widened", "Gap widened", "The gap grew by more than chance explains."
    HELPED_INTENDED_GROUP = (
        "helped-intended-group",
        "Helped the group it was for",
        "The group it was meant for did better; no comparison with other groups.",
    )
    EQUITY_AIMED = (
        "equity-aimed",
        "Aimed at equity, no result",
        "The source says it set out to narrow a gap; it gives no result by group.",
    )
    NOT_REPORTED = "not-reported", "Not reported by ethnicity", "No result by ethnic group."


class StartLevel(Scale):
    """Who can start it."""

    INDIVIDUAL = "individual", "One person", "A midwife or doctor can start it alone."
    TEAM = "team", "A team", "A ward, clinic or community team can start it."
    UNIT = "unit", "A unit", "The maternity unit must agree."
    TRUST = "trust", "A trust", "The trust must decide, or pay."
    SYSTEM = "system", "A system", "Several organisations, or a local or national system, must act together."


class TimeToStart(Scale):
    """How long until the first woman benefits."""

    DAYS = "days", "Days", "Days."
    WEEKS = "weeks", "Weeks", "Weeks."
    MONTHS = "months", "Months", "Months."
    YEAR_OR_MORE = "year-or-more", "A year or more", "A year or more."


class ResourceBand(Scale):
    """What it takes, from existing roles to capital."""

    EXISTING_ROLES = "1", "Within existing roles", "No new money: done within the roles there are."
    TRAINING_OR_KIT = "2", "Training or kit", "Training time, or equipment that a unit can buy."
    PART_OF_A_POST = "3", "Part of a post", "Some hours of a paid post."
    NEW_POSTS = "4", "New posts", "One or more new posts."
    REDESIGN_OR_CAPITAL = (
        "5",
        "Redesign or capital",
        "A service redesigned, or money spent on buildings or large equipment.",
    )


class Provenance(Scale):
    """Who wrote a case study."""

    SUBMITTED = "submitted", "Written by the organisation", "The organisation itself sent it."
    COMPILED = (
        "compiled",
        "Compiled from published sources",
        "This repository wrote it from what was published.",
    )


class Result(Scale):
    """How it went, in the organisation's own judgement."""

    WORKED = "worked", "Worked", "The organisation says that it worked."
    PARTLY = "partly", "Partly worked", "The organisation says that part of it worked."
    NO_CLEAR_CHANGE = "no-clear-change", "No clear change", "Nothing clear changed."
    DID_NOT_WORK = "did-not-work", "Did not work", "The organisation says that it did not work."
    TOO_EARLY = "too-early", "Too early to say", "Under way; no result yet."


class SourceType(Scale):
    """What kind of document a source is."""

    SYSTEMATIC_REVIEW = "systematic-review", "Systematic review", "A review of studies by a stated method."
    RCT = "rct", "Randomised trial", "A report or protocol of a randomised trial."
    COHORT = "cohort", "Observational study", "A cohort, audit or other observational study."
    EVALUATION = "evaluation", "Evaluation", "An evaluation of a service or programme."
    QI_REPORT = "qi-report", "Improvement report", "A report of a quality improvement project."
    GUIDELINE = "guideline", "Guideline", "A clinical guideline or quality standard."
    POLICY = "policy", "Policy", "A policy, plan, framework or contract."
    PARLIAMENTARY = (
        "parliamentary",
        "Parliamentary paper",
        "A committee report, government response, answer or debate.",
    )
    TOOLKIT = "toolkit", "Toolkit", "Material made to be used."
    NEWS = "news", "News", "A news item, press notice, blog or award notice."


class ReadDepth(Scale):
    """How much of a source was read."""

    FULL = "full", "Read in full", "The whole document."
    ABSTRACT = "abstract", "Abstract read", "The abstract or summary only."
    EXCERPT = "excerpt", "Excerpt read", "Part of the document, or what a search showed of it."


class CautionCode(Scale):
    """A caution with a name, so that pages and plans can act on it."""

    USES_RACE_AS_RISK = (
        "uses-race-as-risk",
        "Uses race as a risk factor",
        "Treats ethnic group as a cause of risk. Never copy that part as a checklist item.",
    )
    STAFF_SAFETY_NET = (
        "needs-safety-net",
        "Needs a safety net",
        "Unsafe without a way to find those it misses.",
    )
    NOT_FOR_ROUTINE_USE = (
        "not-for-routine-use",
        "Not for routine use",
        "Only for research or under supervision so far.",
    )
    OUT_OF_DATE = "out-of-date", "May be out of date", "Guidance or practice has moved on since the source."
    RECORDED_RATE_RISES = (
        "recorded-rate-rises",
        "The recorded rate will rise",
        "Better counting finds more; agree beforehand how to read a rise.",
    )
    LIMITED_READING = (
        "limited-reading",
        "Little could be read",
        "Rests on abstracts, excerpts or reports by others.",
    )


class MediaKind(Scale):
    """What a piece of media is."""

    FILM = "film", "Film", "A film; captions or a transcript are needed."
    AUDIO = "audio", "Audio", "Sound; a transcript is needed."
    IMAGE = "image", "Image", "A picture; text for those who cannot see it is needed."


class Better(Scale):
    """Which way a measure should move."""

    HIGHER = "higher", "Higher is better", "A rise is an improvement."
    LOWER = "lower", "Lower is better", "A fall is an improvement."
    NEITHER = "neither", "Neither", "Neither direction is better in itself."


class MeasureKind(Scale):
    """What a measure is a measure of."""

    HEALTH = "health", "Health", "What happened to women and babies."
    CARE_GIVEN = "care-given", "Care given", "What was done for them."
    ACCESS = "access", "Access", "Whether they were reached."
    EXPERIENCE = "experience", "Experience", "What it was like for them."
    STAFF = "staff", "Staff", "What staff know, do, or say."
    COST = "cost", "Cost", "What it cost, or the time and goods it used."


class DefinitionFrom(Scale):
    """Whose definition a measure has."""

    SOURCE = "source", "The source's definition", "Taken from the source named."
    OURS = "ours", "Our definition", "Worded by this repository."


class OrganisationType(Scale):
    """What an organisation is."""

    TRUST = "trust", "NHS trust", "An NHS trust or foundation trust that gives care."
    HEALTH_BOARD = (
        "health-board",
        "Health board",
        "A health board in Wales or Scotland, or a health and social care trust in Northern Ireland.",
    )
    INTEGRATED_CARE_SYSTEM = (
        "integrated-care-system",
        "Integrated care system",
        "An integrated care board or system, or a local maternity and neonatal system.",
    )
    NATIONAL_BODY = (
        "national-body",
        "National body",
        "A national NHS body, regulator, government department or observatory.",
    )
    COLLABORATIVE = (
        "collaborative",
        "Collaborative",
        "A network or improvement collaborative of several organisations.",
    )
    HOSPITAL = (
        "hospital",
        "Hospital or health service outside the UK",
        "A hospital or health service outside the UK.",
    )
    UNIVERSITY = "university", "University or research group", "A university or research group."
    CHARITY = (
        "charity",
        "Charity or community organisation",
        "A charity, social enterprise or community organisation.",
    )
    LOCAL_AUTHORITY = "local-authority", "Local authority", "A council or other local government body."
    COMPANY = "company", "Company", "A company."


class PrincipleKind(Scale):
    """Whose wording a principle's label has."""

    OBSERVATORY = (
        "observatory",
        "The Observatory's principle",
        "Worded after what the NHS Race and Health Observatory has published.",
    )
    WORKING = (
        "working",
        "Our working heading",
        "This repository's heading, until the Observatory's full list is in hand.",
    )


class RecommendationStatus(Scale):
    """Where a recommendation stands."""

    REQUIRED = "required", "Required", "Law, contract or a condition of payment. It must be done."
    GUIDANCE = "guidance", "Guidance", "National guidance. It is expected, unless there is a reason not to."
    RECOMMENDED = "recommended", "Recommended", "Asked for by a body that cannot require it."
    ACCEPTED = "accepted", "Accepted", "Accepted by those it was addressed to; not yet in force."
    REFUSED = "refused", "Refused", "Refused by those it was addressed to."
    SUPERSEDED = "superseded", "Superseded", "Replaced by a later one."


def all_scales() -> tuple[type[Scale], ...]:
    """Every closed scale, by name."""
    return tuple(sorted(Scale.__subclasses__(), key=lambda scale: scale.__name__))
