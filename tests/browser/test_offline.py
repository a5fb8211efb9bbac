"""The file for a room without a network: opened from the disk, it decides as the site does."""

import random
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from guidance.content_loader import content
from guidance.domain.answers import QUESTIONS, SEVERAL_CHOICE, Answers
from guidance.domain.assessment import assess
from guidance.proof.grid import random_answers
from guidance.rendering.data import iso
from guidance.rendering.result import Result
from tests.browser.addresses import EVERYTHING, OUTCOMES, TYPICAL
from tests.browser.answering import answer, type_day

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
LAST = date(2027, 12, 31)
SETS = 1500
ASK = "queries => queries.map((query) => window.decide(query))"


@pytest.fixture(scope="module")
def made():
    """The file as it was handed out on one day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "localdate", lambda value=None, timezone=None: TODAY)
        return Client().get("/decide/offline/")


@pytest.fixture
def offline(browser, made, tmp_path):
    """The file opened from the disk, without a network. It may ask for nothing and complain of nothing."""
    path = tmp_path / "decision.html"
    path.write_bytes(made.content)
    context = browser.new_context(offline=True, timezone_id="America/Los_Angeles")
    heard, asked = [], []
    context.on("console", lambda message: heard.append(message.text))
    context.on("weberror", lambda error: heard.append(str(error.error)))
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.set_default_timeout(8000)
    page.clock.set_fixed_time(NOON)
    page.goto(path.as_uri())
    yield page
    context.close()
    assert (heard, asked) == ([], [path.as_uri()])


def query_of(answers: Answers) -> str:
    """The answers as the site's address holds them."""
    query = {"coverage_start": answers.coverage_start.isoformat()}
    for question in QUESTIONS:
        given = getattr(answers, question)
        if given is not None:
            query[question] = (sorted(given) or ["none"]) if question in SEVERAL_CHOICE else given.value
    return urlencode(query, doseq=True)


def site_says(answers: Answers) -> dict:
    """What the site answers to the same question, field by field."""
    result = Result(assess(answers, content().programs.on(answers.coverage_start)), content(), as_of=TODAY)
    assessment = result.assessment
    return {
        "program": result.program.slug,
        "edition": result.edition.key,
        "outcome": result.outcome.value,
        "risk": assessment.risk.key,
        "gains": assessment.gains.level.value,
        "eligibility": assessment.eligibility.status.value,
        "continuity": {
            "status": assessment.continuity.status.value,
            "medicare_through": iso(assessment.continuity.medicare_through),
            "medi_cal_through": iso(assessment.continuity.medi_cal_through),
        },
        "headline": result.headline,
        "detail": result.detail,
        "for_enrolling": [said.key for said in result.for_enrolling],
        "for_opting_out": [said.key for said in result.for_opting_out],
        "check_first": [said.key for said in result.check_first],
    }


def differing(page, sets: list[Answers]) -> list[str]:
    """The answers to which the file and the site say something different."""
    found = page.evaluate(ASK, [query_of(answers) for answers in sets])
    return [
        f"{query_of(answers)}: {said} is not {expected}"
        for answers, said in zip(sets, found, strict=True)
        if said != (expected := site_says(answers))
    ]


@pytest.mark.parametrize("program", content().programs.all, ids=lambda program: program.slug)
def test_it_decides_as_the_site_on_random_answers(offline, program):
    chance = random.Random(20261124)
    sets = [random_answers(chance, program) for _ in range(SETS)]

    differs = differing(offline, sets)

    assert differs[:3] == []


def test_it_knows_the_program_the_edition_and_the_last_days_of_every_day(offline):
    first = content().programs.first_day
    sets = [Answers(coverage_start=first + timedelta(days=day)) for day in range((LAST - first).days + 1)]

    differs = differing(offline, sets)

    assert differs[:3] == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("02/30/2015", "This day is not in the calendar. Check the month and the day.", id="no such day"),
        pytest.param("soon", "Type a date such as 03/01/2015, or a month such as 03/2015.", id="no date"),
        pytest.param("03/31/2014", "No such program existed yet. Type April 1, 2014", id="the day before the first"),
        pytest.param("01/01/2028", "Type a day up to December 31, 2027.", id="the day after the last"),
        pytest.param("03/15/2015", "Coverage usually starts on the 1st of a month.", id="not the 1st"),
    ],
)
def test_a_date_that_is_odd_or_cannot_be_read_is_marked_in_the_site_s_words(offline, typed, said):
    type_day(offline, typed)

    expect(offline.locator("#errors-coverage_start")).to_contain_text(said)


def test_a_bare_file_shows_no_error_and_no_result(offline):
    expect(offline.locator("#errors-coverage_start")).to_be_empty()
    expect(offline.get_by_role("heading", name="The result appears here")).to_be_visible()
    expect(offline.locator("#outcome")).to_be_hidden()


@pytest.mark.parametrize("typed", ["2015-03-01", "03/01/2015", "3/1/2015", "03/2015", " 03/01/2015 "])
def test_a_date_is_read_as_the_site_reads_it(offline, typed):
    said = offline.evaluate(ASK, [urlencode({"coverage_start": typed})])

    assert said[0] == site_says(Answers(coverage_start=date(2015, 3, 1)))


def test_answering_by_mouse_shows_the_result_with_reasons_dates_and_sources(offline):
    type_day(offline, "03/01/2015")
    answer(offline, situation="none", needs="many_conditions", your_role="specialist", in_network="no", visits="2")
    answer(offline, accepts_rate="yes", accepts_plan_rules="yes", quality_concern="no", treatment="to_12")
    answer(offline, concerns="none", matters_most="extra_help")

    result = offline.locator("#result")
    expect(result.locator(".tag")).to_have_text("Weigh first")
    for words in (
        "Medicare services: until August 31, 2015",
        "until February 29, 2016 (12 months)",
        "A care manager and a care team help coordinate",
        "Medicare doctors stay the patient's choice",
        "Cal MediConnect \u00b7 edition 2014-09, rules as printed in 2014-15",
        f"content version {content().version}",
        "By the clock of this device today is November 24, 2026",
        "S76 ",
        "1-800-434-0222",
    ):
        expect(result).to_contain_text(words)


def test_answering_by_keyboard_shows_the_result(offline):
    offline.keyboard.press("Tab")
    offline.keyboard.type("03/01/2015")
    expect(offline.locator("#q-coverage_start")).to_have_value("03/01/2015")
    offline.keyboard.press("Tab")
    offline.keyboard.press("Space")
    offline.locator("[name=in_network]").first.focus()
    offline.keyboard.press("Space")
    offline.keyboard.press("ArrowRight")

    expect(offline.locator("[name=situation]").first).to_be_checked()
    expect(offline.locator("[name=in_network][value=no]")).to_be_checked()
    expect(offline.locator("#result .tag")).to_have_text("Not eligible")
    expect(offline.locator("#spoken")).to_contain_text("Not eligible. On these answers this patient cannot join")


def test_none_of_these_and_the_other_boxes_exclude_each_other(offline):
    answer(offline, needs="many_conditions")
    answer(offline, needs="none")
    expect(offline.locator("[name=needs][value=many_conditions]")).not_to_be_checked()

    answer(offline, needs="billing_trouble")
    expect(offline.locator("[name=needs][value=none]")).not_to_be_checked()


def test_the_continuity_questions_fold_away_inside_the_network_and_start_over_clears_all(offline):
    type_day(offline, "03/01/2015")
    answer(offline, in_network="yes")
    expect(offline.locator("#q-visits")).to_be_hidden()

    offline.get_by_role("button", name="Start over").click()

    expect(offline.locator("#q-visits")).to_be_visible()
    expect(offline.locator("#outcome")).to_be_hidden()


def test_the_words_are_stay_and_leave_once_the_device_s_clock_has_passed_the_start(offline):
    [before] = offline.evaluate(ASK, ["coverage_start=2026-11-25&situation=none&needs=none"])
    [after] = offline.evaluate(ASK, ["coverage_start=2026-11-24&situation=none&needs=none"])

    assert "joining could disturb" in before["headline"]
    assert "staying could disturb" in after["headline"]


def fill(page, address: str) -> None:
    """Gives the answers of an address of the site."""
    page.evaluate(
        """query => {
          const form = document.getElementById("questions");
          for (const [name, value] of new URLSearchParams(query)) {
            const field = form.querySelector(`[name="${name}"][value="${value}"]`);
            if (field) field.checked = true; else form.elements[name].value = value;
          }
          form.dispatchEvent(new Event("change"));
        }""",
        address.partition("?")[2],
    )


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize(
    "address", ["", TYPICAL, EVERYTHING, OUTCOMES["not_eligible"]], ids=["bare", "typical", "everything", "barred"]
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(offline, address, width):
    offline.set_viewport_size({"width": width, "height": 720})
    fill(offline, address)

    found = Axe().run(offline, options={"resultTypes": ["violations"]}).response["violations"]

    assert [violation["help"] for violation in found] == []
    assert offline.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("address", "most"), [(TYPICAL, 1), (EVERYTHING, 2)], ids=["typical", "everything"])
def test_it_prints_the_answers_and_the_result_on_one_sheet_or_two(offline, address, most):
    fill(offline, address)

    sheets = PdfReader(BytesIO(offline.pdf(prefer_css_page_size=True))).pages

    text = " ".join(sheets[0].extract_text().split())
    assert len(sheets) <= most
    assert "Several conditions or specialists, nobody coordinating" in text
    assert "Confusion from two cards" not in text or address == EVERYTHING


def test_the_link_hands_out_one_file_under_400_kb_that_no_page_of_the_site_can_run(page, made):
    page.goto("/decide/")
    with page.expect_download() as download:
        page.get_by_role("link", name="For a room without a network").click()

    assert download.value.suggested_filename == "cal-mediconnect-decision.html"
    assert made["Content-Type"] == "text/html; charset=utf-8"
    assert made["Content-Disposition"].startswith("attachment")
    assert made["Cache-Control"] == "public, max-age=60"
    assert len(made.content) < 400_000
    assert b"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'" in made.content
    assert "unsafe-inline" not in made["Content-Security-Policy"]
