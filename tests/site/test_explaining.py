"""Words of the glossary: each is explained once on a page, only in prose, and nowhere else is anything changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from best_practice.model.glossary import glossary
from best_practice.pages.explaining import explained
from tests.site.test_pages import PRACTICES, page_of, words_of

END = '<section aria-labelledby="sources"></section>'


def shown(html: str) -> str:
    return explained(html + END, "interventions/x/")


def test_a_word_is_explained_at_its_first_place_only() -> None:
    html = shown("<p>PPH is common.</p><p>PPH again, and postpartum haemorrhage.</p>")
    assert html.count('class="bp-term"') == 1
    assert '<p><a class="bp-term" href="#word-haemorrhage">PPH</a> is common.</p>' in html
    assert html.count('id="word-haemorrhage"') == 1
    assert html.index('id="words"') < html.index('aria-labelledby="sources"')


@pytest.mark.parametrize(
    "html",
    [
        "<h2>PPH</h2>",
        '<p><a href="x/">PPH</a></p>',
        "<table><tr><td><p>PPH</p></td></tr></table>",
        "<details><summary>PPH</summary></details>",
        '<p class="bp-summary">PPH</p>',
        "<div data-pagefind-ignore><p>PPH</p></div>",
        "<p><code>PPH</code></p>",
        '<p><img alt="PPH" src="x.png">.</p>',
        "<p>PPHs, aPPH, PPH-like and nice words</p>",
        "<div>PPH</div>",
    ],
)
def test_what_is_not_prose_stays_as_it_is(html: str) -> None:
    assert shown(html) == html + END


def test_forms_in_capitals_are_taken_as_they_are_and_others_in_any_case() -> None:
    assert "bp-term" not in shown("<p>A nice prompt.</p>")
    assert 'href="#word-nice">NICE<' in shown("<p>NICE says so.</p>")
    assert 'href="#word-doula">Doulas<' in shown("<p>Doulas help.</p>")
    assert 'href="#word-saving-babies-lives">Saving Babies&#39; Lives<' in shown("<p>Saving Babies&#39; Lives</p>")


def test_the_glossary_is_in_order_without_doubles_and_in_short_sentences() -> None:
    words = glossary()
    assert [w.word.casefold() for w in words] == sorted(w.word.casefold() for w in words)
    forms = [form.casefold() for w in words for form in (w.word, *w.also)]
    assert sorted(set(forms)) == sorted(forms), "two words have the same form"
    for word in words:
        sentences = re.findall(r"[^.!?]+[.!?]", word.means.replace("e.g.", ""))
        assert 1 <= len(sentences) <= 3, word.word
        assert max(len(sentence.split()) for sentence in sentences) <= 28, word.word
        assert word.means.endswith((".", "?")), word.word


def test_a_word_that_has_two_meanings_is_not_explained_by_one_of_them() -> None:
    """A cohort is also a year of staff on a course, and a booking also one of an interpreter."""
    assert "bp-term" not in shown("<p>The second cohort of staff, and the booking of an interpreter.</p>")
    assert 'href="#word-cohort-study"' in shown("<p>A cohort study of births.</p>")


def test_the_page_has_every_word(site: Path) -> None:
    html = page_of(site, "about/glossary")
    for word in glossary():
        assert f'id="{word.id}"' in html
        assert word.means in words_of(html)


@pytest.mark.parametrize("record", PRACTICES, ids=lambda r: r.id)
def test_each_word_with_a_dotted_line_has_its_meaning_on_the_page(site: Path, record) -> None:
    html = page_of(site, f"{record.page.plural}/{record.id}")
    linked = re.findall(r'class="bp-term" href="#([a-z0-9-]+)"', html)
    assert len(linked) == len(set(linked))
    assert sorted(linked) == sorted(re.findall(r'id="(word-[a-z0-9-]+)"', html))
