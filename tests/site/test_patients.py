"""Pages for patients: in their language, of their program, marked as drafts, with the next call to make."""

import pytest

from guidance.content_loader import content
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db

LANGUAGES = content().patients.values()
TOPIC = "keep-my-doctor"


def shown(client, path: str):
    response = client.get(path)
    assert response.status_code == 200
    return page_of(response)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_page_is_in_its_language_from_the_html_element_on(language, client):
    page = shown(client, f"/patients/{language.code}/{TOPIC}/")

    html = page.one("html").attributes

    assert (html["lang"], html["dir"]) == (language.code, language.direction)
    assert page.one("h1").text == language.page("medi-medi", TOPIC).title


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_main_message_stands_before_everything_but_the_draft_note(language, client):
    page = shown(client, f"/patients/{language.code}/{TOPIC}/")

    main = page.one("main").text
    found = language.page("medi-medi", TOPIC)

    assert main.index(found.title) < main.index(found.message.text) < main.index(language.words["do_now"])
    assert main.index(language.words["do_now"]) < main.index(found.sections[0].heading)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_draft_says_so_on_top_in_its_own_language_and_in_english(language, client):
    note = shown(client, f"/patients/{language.code}/{TOPIC}/").one(cls="draft-note")

    assert language.words["draft"] in note.text
    assert language.words["interpreter"] in note.text
    assert ("text is a draft, not yet reviewed" in note.text) is (language.code != "en")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_phone_number_dials(language, client):
    page = shown(client, f"/patients/{language.code}/whom-to-call/")

    links = [link for link in page.one("main").every("a") if link.attributes["href"].startswith("tel:")]

    assert len(links) >= 6
    for link in links:
        digits = "".join(filter(str.isdigit, link.text))
        assert link.attributes["href"] == f"tel:+{digits if len(digits) == 11 else '1' + digits}"


def test_without_a_program_the_page_is_of_today_s(client):
    page = shown(client, f"/patients/en/{TOPIC}/")

    assert page.one("h1").text == "Can I keep my doctor?"
    assert "Medi-Medi Plans" in page.one(id="strip").text


def test_asked_for_cal_mediconnect_the_page_says_that_it_ended(client):
    page = shown(client, f"/patients/en/{TOPIC}/?program=cal-mediconnect")

    assert page.one("h1").text == "Could I keep my doctor?"
    assert page.one(id="strip").text == "Cal MediConnect (April 1, 2014 to December 31, 2022)"
    assert "Cal MediConnect ended on December 31, 2022" in page.one(id="message").text


def test_a_program_that_does_not_exist_gives_today_s(client):
    page = shown(client, f"/patients/en/{TOPIC}/?program=nonsense")

    assert page.one("h1").text == "Can I keep my doctor?"


@pytest.mark.parametrize("path", ["/patients/xx/", "/patients/en/nothing/", "/patients/xx/choices/"])
def test_what_does_not_exist_is_not_found(path, client):
    assert client.get(path).status_code == 404


def test_every_language_is_offered_by_its_own_name(client):
    main = shown(client, "/patients/").one("main")

    for language in LANGUAGES:
        link = next(link for link in main.every("a") if link.attributes["href"] == f"/patients/{language.code}/")
        assert (link.text, link.attributes["lang"]) == (language.name, language.code)


def test_the_other_languages_keep_topic_and_program(client):
    page = shown(client, f"/patients/es/{TOPIC}/?program=cal-mediconnect")

    links = [link.attributes["href"] for link in page.one(id="languages").every("a")]

    others = [code for code in content().patients if code != "es"]
    assert links == [f"/patients/{code}/{TOPIC}/?program=cal-mediconnect" for code in others]


def test_drafts_can_be_switched_off_and_english_stays(client, settings):
    settings.REVIEWED_LANGUAGES_ONLY = True

    assert client.get(f"/patients/es/{TOPIC}/").status_code == 404
    assert client.get(f"/patients/en/{TOPIC}/").status_code == 200
    assert "Español" not in shown(client, "/patients/").text


def test_a_page_leads_to_another_of_its_language_and_program(client):
    page = shown(client, "/patients/es/whom-to-call/?program=cal-mediconnect")

    links = [link.attributes["href"] for link in page.one("main").every("a")]

    assert "/patients/es/questions-to-ask/?program=cal-mediconnect" in links


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_source_of_a_page_is_named_on_it(language, client):
    page = shown(client, f"/patients/{language.code}/{TOPIC}/")

    named = {link.text for cite in page.every(cls="cite") for link in cite.every("a")}

    assert named == set(language.page("medi-medi", TOPIC).sources)
