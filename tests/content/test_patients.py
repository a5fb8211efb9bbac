"""Pages for patients: easy enough to read, and the same in every language."""

import re

import pytest
import textstat

from guidance.content_loader import content
from guidance.content_loader.guides import LINE
from guidance.content_loader.patients import TOPIC, TOPICS, same_numbers
from tests.content.folders import problems_of, with_change

LANGUAGES = list(content().patients)
PROGRAMS = [program.slug for program in content().programs.all]
# Names that a reader must meet; each counts as one short word.
NAMES = ("Cal MediConnect", "Medi-Medi Plans", "Medi-Medi Plan", "plan Medi-Medi", "Medi-Cal", "Medicare", "HICAP")
NAMES += ("Ombudsman", "Health Care Options", "Health Insurance Counseling and Advocacy Program")
PAGES = [(program, topic) for program in PROGRAMS for topic in TOPICS]


@pytest.fixture(autouse=True)
def in_english_again():
    yield
    textstat.set_lang("en_US")


def read_aloud(page) -> str:
    """The page's sentences with each name as one short word and each link as its words alone."""
    ended = (text.rstrip() if text.rstrip().endswith((".", "?", "!", ":")) else f"{text}." for text in page.texts)
    text = TOPIC.sub("", LINE.sub("", " ".join(ended))).replace("**", "")
    for name in NAMES:
        text = text.replace(name, "plan")
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(("program", "topic"), PAGES)
def test_an_english_page_is_at_grade_6_or_below(program, topic):
    page = content().patients["en"].page(program, topic)

    assert textstat.flesch_kincaid_grade(read_aloud(page)) <= 6


@pytest.mark.parametrize(("program", "topic"), PAGES)
def test_a_spanish_page_is_fairly_easy_by_a_spanish_formula(program, topic):
    page = content().patients["es"].page(program, topic)

    textstat.set_lang("es")

    assert textstat.fernandez_huerta(read_aloud(page)) >= 70


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_every_page(code):
    assert set(content().patients[code].pages) == set(PAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_a_draft_until_a_named_translator_has_reviewed_it(code):
    language = content().patients[code]

    assert not language.reviewed
    assert not any(page.reviewed for page in language.pages.values())


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_text_message_fits_its_parts_with_an_address(code):
    language = content().patients[code]
    link = "https://guide.example.org/patients/zh-hant/what-the-plan-adds/"

    longest = max(len(language.words["sms"].format(title=title, link=link)) for title in language.topics.values())

    assert longest <= 160


@pytest.mark.parametrize(
    ("said", "meant", "same"),
    [
        pytest.param("1 de marzo de 2025", "March 1, 2025", True, id="another order"),
        pytest.param("2025年3月1日", "March 1, 2025", True, id="a month by its number"),
        pytest.param("2 de marzo de 2025", "March 1, 2025", False, id="another day"),
        pytest.param("1 de marzo", "March 1, 2025", False, id="no year"),
        pytest.param("13 meses", "12 months", False, id="another length of time"),
        pytest.param("hasta 12 meses, $20", "12 months", False, id="an amount that English does not have"),
    ],
)
def test_numbers_and_dates_are_those_of_the_english(said, meant, same):
    assert same_numbers(said, meant) is same


SPANISH = "patients/es/medi-medi/keep-my-doctor.md"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("[K13, M28]", "[K13]", "has other parts, sources or lines than the English", id="other sources"),
        pytest.param("; not confirmed]", "]", "has other parts, sources or lines than the English", id="surer"),
        pytest.param("2025", "2026", "has other numbers than the English", id="another year"),
        pytest.param('line = "hicap"', 'line = "dmhc"', "in the message or the action", id="another line to call"),
        pytest.param('line = "hicap"', 'line = "hicap_la"', "names the help line 'hicap_la'", id="of another program"),
    ],
)
def test_a_translation_that_says_something_else_is_reported(old, new, said, tmp_path):
    problems = problems_of(with_change(tmp_path, SPANISH, old, new))

    assert any(problem.startswith(SPANISH) and said in problem for problem in problems), problems


def test_a_page_that_a_language_lacks_is_reported(tmp_path):
    copy = with_change(tmp_path, SPANISH, "+++", "+++")
    (copy / SPANISH).unlink()

    assert problems_of(copy)[0] == f"{SPANISH}: is missing."
