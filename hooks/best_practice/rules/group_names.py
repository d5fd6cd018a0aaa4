"""Names of ethnic groups: which are an NHS category under one of its printed names, and which take in more.

The names are those of the NHS Data Dictionary (ethnic category, 2001), of the
censuses of 2011 and 2021, and of GOV.UK's list of ethnic groups.
"""

from __future__ import annotations

import re
from functools import cache

from best_practice.model.scales import EthnicGroup
from best_practice.rules.patterns import shared

__all__ = ["names_of", "takes_in_more"]

_PRINTED: dict[EthnicGroup, tuple[str, ...]] = {
    EthnicGroup.WHITE: ("White",),
    EthnicGroup.WHITE_BRITISH: (
        "British",
        "White British",
        "English, Welsh, Scottish, Northern Irish or British",
        "English/Welsh/Scottish/Northern Irish/British",
    ),
    EthnicGroup.WHITE_OTHER: ("Any other White background",),
    EthnicGroup.MIXED: (
        "Mixed",
        "Mixed or multiple",
        "Mixed or multiple ethnic groups",
        "Mixed/multiple ethnic groups",
    ),
    EthnicGroup.MIXED_WHITE_AND_BLACK_CARIBBEAN: ("White and Black Caribbean",),
    EthnicGroup.MIXED_WHITE_AND_BLACK_AFRICAN: ("White and Black African",),
    EthnicGroup.MIXED_WHITE_AND_ASIAN: ("White and Asian",),
    EthnicGroup.MIXED_OTHER: ("Any other mixed background", "Any other mixed or multiple ethnic background"),
    EthnicGroup.ASIAN: (
        "Asian",
        "Asian or Asian British",
        "Asian, Asian British",
        "Asian/Asian British",
        "Asian, Asian British or Asian Welsh",
    ),
    EthnicGroup.ASIAN_INDIAN: ("Indian",),
    EthnicGroup.ASIAN_PAKISTANI: ("Pakistani",),
    EthnicGroup.ASIAN_BANGLADESHI: ("Bangladeshi",),
    EthnicGroup.ASIAN_OTHER: ("Any other Asian background",),
    EthnicGroup.BLACK: (
        "Black",
        "Black or Black British",
        "Black, Black British",
        "Black/African/Caribbean/Black British",
        "Black, African, Caribbean or Black British",
        "Black, Black British, Caribbean or African",
        "Black, Black British, Black Welsh, Caribbean or African",
    ),
    EthnicGroup.BLACK_CARIBBEAN: ("Caribbean",),
    EthnicGroup.BLACK_AFRICAN: ("African",),
    EthnicGroup.BLACK_OTHER: (
        "Any other Black background",
        "Any other Black, Black British or Caribbean background",
        "Any other Black, African or Caribbean background",
    ),
    EthnicGroup.OTHER: ("Other", "Other ethnic group", "Other ethnic groups"),
    EthnicGroup.CHINESE: ("Chinese",),
    EthnicGroup.ANY_OTHER: ("Any other ethnic group",),
}

# The group of those categories whose value does not begin with it; not stated belongs to none.
_FAMILY = {
    EthnicGroup.CHINESE: EthnicGroup.OTHER,
    EthnicGroup.ANY_OTHER: EthnicGroup.OTHER,
    EthnicGroup.NOT_STATED: None,
}

_WIDE = shared(
    "wide-group",
    re.compile(
        r"\b(?:bame|bme|b\.a\.m\.e|non-?\s?(?:white|black|hispanic)|minorit(?:y|ies)|minoriti[sz]ed|global majority|"
        r"(?:south|east|central)(?:[- ]?east)?(?:ern)? asian|colou?r|latin[aox]|hispanic|middle eastern)\b|"
        r"^(?:all|overall|everyone|total)$|[,/&+]| (?:and|or) ",
        re.IGNORECASE,
    ),
)
_PEOPLE = r"(?:women|woman|mothers?|birthing people|people|parents|patients|babies|infants|children|families|staff)"
_OF_PEOPLE = shared("of-people", re.compile(rf"\b{_PEOPLE}(?:(?:,| and| or) {_PEOPLE})*\b", re.IGNORECASE))


def takes_in_more(name: str, category: EthnicGroup) -> bool:
    """Whether a group's name, as its source prints it, covers more than the NHS category it is mapped to."""
    group = " ".join(_OF_PEOPLE.sub("", name).split())
    return _plain(group) not in names_of(category) and _WIDE.search(group) is not None


@cache
def names_of(category: EthnicGroup) -> frozenset[str]:
    """Every printed name of a category in small letters only, alone and after the name of its group.

    Mixed: White and Asian becomes `mixedwhiteandasian`.
    """
    first = category.value.partition("-")[0]
    family = _FAMILY[category] if category in _FAMILY else next(group for group in EthnicGroup if group.value == first)
    groups = _PRINTED[family] if family else ()
    own = {_plain(category.label), *map(_plain, _PRINTED.get(category, ()))}
    return frozenset(own | {_plain(group) + name for group in groups for name in own})


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower().replace("&", "and"))
