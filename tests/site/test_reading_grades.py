"""Every page for physicians can be read with ten years of school."""

import pytest

from bench.reading import MOST, NOT_HELD, grade, named_terms, pages, text_of
from guidance.content_loader import content
from tests.site.reading import Builder, page_of

pytestmark = pytest.mark.django_db

HARD = "Beneficiaries necessitating individualized coordination habitually experience discontinuity of authorization."


def main_of(html: str):
    builder = Builder()
    builder.feed(f"<main>{html}</main>")
    return builder.open[0].one("main")


@pytest.mark.parametrize("name", [name for name in pages() if name not in NOT_HELD])
def test_a_page_for_physicians_is_no_harder_than_grade_ten(name, client):
    text = text_of(page_of(client.get(pages()[name])).one("main"))

    assert text or name == "search"
    assert grade(text, named_terms()) <= MOST


@pytest.mark.parametrize("guide", content().guides, ids=lambda guide: guide.slug)
def test_a_guide_is_no_harder_than_grade_ten_even_with_every_name_as_it_stands(guide, client):
    text = text_of(page_of(client.get(pages()[f"guide: {guide.slug}"])).one("main"))

    assert len(text.split()) > 300
    assert grade(text) <= MOST


def test_hard_words_are_found_to_be_hard():
    assert grade(HARD) > MOST
    assert grade("She can keep her doctor for a time. She has to ask.") < 4


def test_the_grade_is_the_formula_of_flesch_and_kincaid():
    # 2 sentences, 10 words, 12 syllables.
    found = grade("The doctor can see the patient. Then they must wait.")

    assert found == pytest.approx(0.39 * 10 / 2 + 11.8 * 12 / 10 - 15.59, abs=0.1)


@pytest.mark.parametrize(
    ("html", "read"),
    [
        pytest.param(
            "<h1>Plans</h1><p>Ask <a href='/'>the plan</a>.</p>", "Ask the plan.", id="headings are no sentence"
        ),
        pytest.param("<p>Ask it.<span class='cite'><a>S1</a></span></p>", "Ask it.", id="nor are sources"),
        pytest.param("<div><ul><li>One is.</li><li>Two are.</li></ul></div>", "One is. Two are.", id="each entry once"),
        pytest.param(
            "<dl><dt>A term</dt><dd>It means a thing. <a>More</a></dd></dl>", "It means a thing.", id="a term"
        ),
    ],
)
def test_what_is_read_is_the_page_s_own_sentences(html, read):
    assert text_of(main_of(html)) == read


def test_a_named_term_counts_as_one_short_word_in_the_plural_too():
    assert grade("Two in-home supportive services help.", ["in-home supportive service"]) == grade("Two plan help.")
