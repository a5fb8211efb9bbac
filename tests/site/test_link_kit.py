"""The link kit: what an outreach team picks, and what it gets for it."""

from html import unescape
from io import BytesIO
from urllib.parse import parse_qs, urlencode, urlsplit

import outloud
import pdfua
import pypdf
import pytest
from PIL import Image

from guidance.content_loader import content
from guidance.models import LinkCount
from tests.site.reading import page_of
from tests.site.reading_codes import codes_in, codes_in_png, page_pictures
from tests.site.test_handouts import JOINED
from tests.site.test_letter_pdf_checks import NOT_RUN

pytestmark = pytest.mark.django_db

HOST = "https://guide.example.org"
PICKED = {"topic": "choices", "language": "hy", "program": "medi-medi"}
WHOLE = PICKED | {"organization": "Glendale Center & Sons", "campaign": "spring-fair"}
# outloud takes cards that stand side by side for a table.
CARDS_ARE_NO_TABLE = {"TBL-014"}
ADDRESS = f"{HOST}/patients/hy/choices/?program=medi-medi&c=spring-fair"


@pytest.fixture(autouse=True)
def host(settings):
    settings.SITE_URL = HOST


def kit(client, **picked):
    return client.get("/outreach/", picked)


def made(client, **picked):
    response = kit(client, **picked)
    assert response.status_code == 200
    return page_of(response)


def hrefs(page, words: str) -> list[str]:
    return [link.attributes["href"] for link in page.every("a") if words in link.text]


def test_the_bare_page_shows_the_form_without_errors_and_makes_nothing(client):
    page = page_of(client.get("/outreach/"))

    assert page.every(cls="error-summary") == []
    assert page.every(id="kit") == []
    assert {field.attributes["name"] for field in page.every("select")} == set(PICKED)


def test_the_form_begins_with_today_s_program_and_offers_every_language_by_its_own_name(client):
    text = client.get("/outreach/").content.decode()

    assert '<option value="medi-medi" selected>' in text
    assert all(language.name in text for language in content().patients.values())


def test_what_was_picked_becomes_a_link_on_the_host_that_the_operator_named(client):
    (link,) = hrefs(made(client, **WHOLE), HOST)

    assert link == ADDRESS


def test_without_a_campaign_the_link_counts_nothing(client):
    (link,) = hrefs(made(client, **PICKED), HOST)

    assert link == f"{HOST}/patients/hy/choices/?program=medi-medi"


@pytest.mark.parametrize("kind", ["SVG", "PNG"])
def test_the_code_says_the_link(kind, client):
    (path,) = hrefs(made(client, **WHOLE), kind)

    response = client.get(path)

    assert response["Content-Type"] == {"SVG": "image/svg+xml", "PNG": "image/png"}[kind]
    assert parse_qs(urlsplit(path).query)["to"] == [ADDRESS.removeprefix(HOST)]
    if kind == "PNG":
        assert codes_in_png(response.content) == [ADDRESS]


def test_the_code_is_sharp_enough_to_print(client):
    (path,) = hrefs(made(client, **WHOLE), "PNG")

    picture = Image.open(BytesIO(client.get(path).content))

    assert picture.width >= 300


@pytest.mark.parametrize("which", ["Handout", "Large print"])
def test_the_handout_carries_the_organization_and_the_campaign_s_code(which, client):
    (path,) = hrefs(made(client, **WHOLE), which)

    file = client.get(path).getvalue()

    assert codes_in(page_pictures(file)[0]) == [ADDRESS]
    assert "GlendaleCenter&Sons" in squeezed(file)


def squeezed(file: bytes) -> str:
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(file)).pages).split())


def test_eight_cards_stand_on_one_page_each_with_the_code(client):
    (path,) = hrefs(made(client, **WHOLE), "Cards")

    file = client.get(path).getvalue()
    (picture,) = page_pictures(file, dots=150)

    assert codes_in(picture) == [ADDRESS] * 8
    assert squeezed(file).count("GlendaleCenter&Sons") == 8


@pytest.mark.parametrize("code", content().patients)
@pytest.mark.parametrize("program", ["cal-mediconnect", "medi-medi"])
def test_the_cards_of_every_language_fit_and_pass_these_checks(code, program, client, tmp_path):
    asked = {"topic": "keep-my-doctor", "language": code, "program": program, "organization": "A" * 60}
    path = tmp_path / "cards.pdf"
    path.write_bytes(client.get(f"/outreach/cards.pdf?{urlencode(asked)}").getvalue())

    skipped = CARDS_ARE_NO_TABLE | (JOINED if code in ("fa", "ar") else set())
    report, read = pdfua.validate(str(path)), outloud.check(str(path), skip=skipped)
    pictures = page_pictures(path.read_bytes(), dots=200)

    assert (len(pictures), len(codes_in(pictures[0]))) == (1, 8)
    assert report.findings == ()
    assert {outcome.rule_id for outcome in report.outcomes if outcome.skipped_reason} <= NOT_RUN
    assert (read.error, [(finding.rule, finding.evidence) for finding in read.findings]) == (None, [])


@pytest.mark.parametrize("code", content().patients)
def test_the_words_for_a_text_message_and_a_letter_are_in_the_language_and_have_the_link(code, client):
    language = content().patients[code]
    page = made(client, **WHOLE | {"language": code})
    address = ADDRESS.replace("/hy/", f"/{code}/")

    message, letter = (unescape(page.one("textarea", id=id).raw) for id in ("kit-sms", "kit-letter"))

    title = language.pages["medi-medi", "choices"].title
    assert message == language.words["sms"].format(title=title, link=address)
    assert letter == language.words["letter"].format(title=title, link=address, organization=WHOLE["organization"])


def test_the_page_says_how_many_messages_a_text_takes(client):
    english = made(client, **PICKED | {"language": "en"}).one(id="kit").text
    armenian = made(client, **PICKED).one(id="kit").text

    assert "one message" in english or "sent as 2 messages" in english
    assert "sent as" in armenian


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"topic": "doctors"}, "topic", "Choose one of the pages."),
        ({"language": "xx"}, "language", "Choose one of the languages."),
        ({"program": "none"}, "program", "Choose one of the programs."),
        ({"campaign": "Spring Fair"}, "campaign", "small letters, digits, or hyphens"),
        ({"campaign": "a" * 21}, "campaign", "up to 20"),
        ({"organization": "a" * 61}, "organization", "Shorten this to 60 characters; it has 61."),
        ({"organization": "中心"}, "organization", "cannot print"),
    ],
)
def test_bad_input_is_said_at_its_field_with_everything_kept(wrong, field, says, client):
    response = kit(client, **WHOLE | wrong)
    page = page_of(response)

    assert response.status_code == 400
    assert says in page.one(id=f"div_id_{field}").text
    assert says in page.one(cls="error-summary").text
    assert page.every(id="kit") == []
    kept = unescape(response.content.decode())
    assert all(
        f'value="{value}"' in kept for value in (WHOLE | wrong).values() if value not in ("xx", "none", "doctors")
    )


def test_a_name_of_twenty_and_sixty_characters_is_taken(client):
    page = made(client, **PICKED, organization="a" * 60, campaign="b" * 20)

    assert hrefs(page, HOST) == [f"{HOST}/patients/hy/choices/?program=medi-medi&c={'b' * 20}"]


@pytest.mark.parametrize("code", ["fa", "zh-hant", "ko", "ar", "km", "hy", "ru", "es"])
def test_an_organization_may_be_named_in_the_script_of_the_handout(code, client):
    if code not in content().patients:
        pytest.skip("not yet a language of this site")
    name = content().patients[code].name

    assert made(client, **PICKED | {"language": code}, organization=name).every(id="kit")


TO = "/patients/hy/choices/?program=medi-medi&c=fair"


@pytest.mark.parametrize("to", [TO, "/patients/", "/patients/es/", "/patients/en/whom-to-call/", "/patients/en/?c=a"])
def test_a_code_leads_to_any_patient_page(to, client):
    assert codes_in_png(client.get("/outreach/qr.png", {"to": to}).content) == [HOST + to]


@pytest.mark.parametrize(
    "to",
    [
        "",
        "/",
        "/plans/",
        "/admin/",
        "//evil.example/patients/",
        "https://evil.example/patients/",
        "/\\evil.example/patients/",
        "patients/",
        "/patients/../admin/",
        "/patients/xx/",
        "/patients/en/nothing/",
        "/patients/en/choices.pdf",
        "/patients/?next=https://evil.example",
        "/patients/?c=Not+A+Word",
        "/patients/?c=a&c=b",
        "/patients/?program=none",
        "/patients/#top",
        "/patients/" + "?" + "c=" + "a" * 300,
        "/outreach/qr.svg",
        "javascript:alert(1)",
    ],
)
@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_code_leads_nowhere_else(to, kind, client):
    assert client.get(f"/outreach/qr.{kind}", {"to": to}).status_code == 400


def test_making_a_kit_counts_nothing(client):
    page = made(client, **WHOLE)
    for path in (*hrefs(page, "PNG"), *hrefs(page, "Handout"), *hrefs(page, "Cards")):
        client.get(path)

    assert not LinkCount.objects.exists()


def test_only_reviewed_languages_are_offered_where_the_site_is_set_so(client, settings):
    settings.REVIEWED_LANGUAGES_ONLY = True

    assert [option.attributes["value"] for option in options(client, "language")] == ["en"]
    assert kit(client, **PICKED).status_code == 400
    assert client.get("/outreach/qr.png", {"to": TO}).status_code == 400


def options(client, name: str):
    page = page_of(client.get("/outreach/"))
    return next(each for each in page.every("select") if each.attributes["name"] == name).every("option")


def test_a_page_past_its_review_date_says_not_to_hand_it_out(client, monkeypatch):
    late = content().patients["hy"].pages["medi-medi", "choices"].review_by.replace(year=2030)
    monkeypatch.setattr("guidance.views.outreach.timezone.localdate", lambda: late)

    assert "Do not hand it out before it is checked." in made(client, **PICKED).one(id="kit").text


def test_the_kit_leads_to_the_team_s_script_and_its_questions(client):
    page = page_of(client.get("/outreach/"))

    links = [link.attributes["href"] for link in page.one("main").every("a")]

    assert {"/guides/outreach-script/", "/guides/outreach-questions/", "/guides/outreach-script.pdf"} <= set(links)
