"""The words that GitHub puts into every new pull request: made from the models."""

from __future__ import annotations

from best_practice.model.case_study import CaseStudy, Lead
from best_practice.model.intervention import Intervention
from best_practice.model.kinds import KINDS
from best_practice.model.page import Page
from best_practice.model.practice import Practice
from best_practice.outputs.guide_markdown import GENERATE
from best_practice.writing.outline import outline_of

__all__ = ["PROPOSAL_TEMPLATE", "proposal_template"]

PROPOSAL_TEMPLATE = ".github/PULL_REQUEST_TEMPLATE.md"
"""Where GitHub looks for it."""

_TEXT = """\
<!-- This file is generated from the models. Do not change it by hand: run `{generate}`. -->
## What you propose, and why



It is (put an x in the brackets):

{kinds}
- [ ] code, or a page that is no record

## Before you send it

- [ ] Nothing in it is about one patient, or private about a member of staff.
- [ ] It gives no count of 1 to 7 women or babies that nobody has published.
- [ ] Every figure is as the source prints it, and says where it stands there.
- [ ] The words are our own; what is quoted was published, or the person agreed.
- [ ] It may be shared: words and data under CC BY 4.0, code under the MIT licence.

## What a published record needs

{needs}

A draft needs `title` and `status` only.

## What happens next

A check marks the lines to mend, under **Files changed**.
A summary says what will appear and what must change: open **Checks**, then **Summary**.
A person reads it after that. Nobody has promised how soon.
"""


def proposal_template() -> str:
    """The template, as Markdown; a comment in it that nobody sees says how it is made."""
    terms = [kind for kind in KINDS if not issubclass(kind, Practice)]
    kinds = [f"- [ ] {_article(kind.label)} (`{kind.folder}/`)" for kind in (Intervention, CaseStudy)]
    kinds.append(f"- [ ] {_article(Lead.label)} (`{Lead.folder}/`, with `status: lead`)")
    kinds.append(f"- [ ] {', '.join(_article(kind.label) for kind in terms[:-1])} or {_article(terms[-1].label)}")
    needs = "\n".join(
        f"- {_article(kind.label).capitalize()}: {_needed(kind)}." for kind in (Intervention, CaseStudy, Lead)
    )
    return _TEXT.format(generate=GENERATE, kinds="\n".join(kinds), needs=needs)


def _needed(kind: type[Page]) -> str:
    """The keys it must have; what an organisation wrote itself was not compiled by anybody."""
    asked = [field for field in outline_of(kind) if field.required or field.needed]
    unless = {"compiled": " (unless your organisation wrote it)"} if issubclass(kind, CaseStudy) else {}
    return ", ".join(f"`{field.key}`{unless.get(field.key, '')}" for field in asked)


def _article(label: str) -> str:
    word = label.lower()
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
