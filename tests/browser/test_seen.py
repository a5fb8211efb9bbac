"""What axe cannot see: colors under the mouse and in focus, colors of the reader's own, and the printed page."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import TYPICAL, page_kinds
from tests.browser.colors import DARK_OR_PALE, FAINT_FIELDS, FAINT_PLACEHOLDERS, OF_PART
from tests.browser.looking import CUT_WORDS, STAND_OUT, WIDER
from tests.browser.showing import shared_window, show

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("directory")]

WORDS, OTHERWISE = 4.5, 3
# What can be pressed or chosen, and where it stands.
PLACES = [
    ("/", ".button:not(.button-quiet)"),
    ("/", ".button-quiet"),
    ("/", "nav a:not([aria-current])"),
    ("/decide/", "nav a[aria-current]"),
    ("/", ".footlinks a"),
    ("/", "main p a"),
    ("/guides/", ".guide-list a"),
    ("/guides/continuity-for-physicians/", ".contents a"),
    (TYPICAL, ".segment input:checked"),
    (TYPICAL, ".segment input:not(:checked)"),
    (TYPICAL, ".check input:not(:checked)"),
    (TYPICAL, "#q-coverage_start"),
    (TYPICAL, ".cite a"),
    (TYPICAL, ".trace summary"),
    ("/letters/new/", "#id_plan"),
    ("/letters/new/", "#id_diagnosis"),
    ("/letters/batch/", "#id_file"),
    ("/search/", ".search-row input"),
    ("/patients/ar/choices/", ".do-now a"),
]
AT_THE_DESK = [
    ("desk, things to do", ".verify"),
    ("desk, things to do", ".counts a"),
    ("desk, things to do", ".rows a"),
    ("desk, things to do", "#logout-form button"),
    ("contacts", "#searchbar"),
    ("contacts", "#changelist-filter a"),
    ("contacts", ".object-tools a"),
    ("contact", "#id_value"),
    ("contact", "[name=_save]"),
    ("contact", "[name=_continue]"),
    ("second factor", "#id_code"),
]
FORMS = ["letter, errors", "batch, errors", "correction, all missing", "handout, errors"]
AT_DESK_FORMS = ["door", "second factor", "contact", "contact, errors", "correction", "password"]
# A page letter wide at 96 pixels to the inch, less its margins.
SHEET = {"width": 743, "height": 984}


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="module")
def window(browser, live_server):
    with shared_window(browser, live_server.url, reduced_motion="reduce") as page:
        yield page


@pytest.fixture(scope="module")
def forced(browser, live_server):
    """A window with a reader's own colors, light words on black."""
    with shared_window(browser, live_server.url, forced_colors="active", color_scheme="dark") as page:
        yield page


@pytest.fixture(scope="module")
def paper(browser, live_server):
    with shared_window(browser, live_server.url, viewport=SHEET) as page:
        page.emulate_media(media="print")
        yield page


def stands_out(page, place: str) -> None:
    """Under the mouse its words can be read; in focus an outline, which is not there otherwise, can be seen."""
    one = page.locator(place).first
    before = one.evaluate(OF_PART)
    one.scroll_into_view_if_needed()
    one.hover(force=True)
    assert one.evaluate(OF_PART)["words"] >= WORDS, "under the mouse"

    page.keyboard.press("Shift")  # from the keyboard on, the browser shows the focus
    one.evaluate("one => one.focus({ focusVisible: true })")
    after = one.evaluate(OF_PART)

    assert not before["outlined"] and after["outlined"]
    assert after["outline"] >= OTHERWISE and after["words"] >= WORDS, after


@pytest.mark.parametrize(("address", "place"), PLACES)
def test_what_can_be_pressed_is_read_under_the_mouse_and_outlined_in_focus(window, address, place):
    window.goto(address)

    stands_out(window, place)


@pytest.mark.parametrize(("state", "place"), AT_THE_DESK)
def test_at_the_desk_too(window, live_server, state, place):
    show(window, live_server.url, state)
    window.evaluate("document.activeElement.blur()")

    stands_out(window, place)


@pytest.mark.parametrize("state", [*FORMS, *AT_DESK_FORMS])
def test_fields_and_their_placeholders_stand_out(window, live_server, state):
    show(window, live_server.url, state)

    assert window.evaluate(FAINT_FIELDS) == []
    assert window.evaluate(FAINT_PLACEHOLDERS) == []


@pytest.mark.parametrize("address", ["/search/", "/guides/", "/plans/", "/outreach/", "/letters/new/", TYPICAL])
def test_fields_and_their_placeholders_stand_out_on_fresh_pages(window, address):
    window.goto(address)

    assert window.evaluate(FAINT_FIELDS) == []
    assert window.evaluate(FAINT_PLACEHOLDERS) == []


def test_a_button_that_waits_can_still_be_read(window, live_server):
    show(window, live_server.url, "batch, ready")
    button = window.locator(".makes .button").first

    button.evaluate("button => button.setAttribute('aria-disabled', 'true')")

    assert button.evaluate(OF_PART)["words"] >= WORDS


@pytest.mark.parametrize("state", [*FORMS, *AT_DESK_FORMS])
def test_with_forced_colors_every_field_has_a_border(forced, live_server, state):
    show(forced, live_server.url, state)

    assert forced.evaluate(FAINT_FIELDS) == []


@pytest.mark.parametrize(
    ("address", "place", "others"),
    [
        (TYPICAL, ".segment input:checked", ".segment input:not(:checked)"),
        ("/decide/", "nav a[aria-current]", "nav a:not([aria-current])"),
        ("/guides/continuity-for-physicians/", ".contents a[aria-current]", ".contents a:not([aria-current])"),
    ],
)
def test_with_forced_colors_what_is_chosen_or_current_still_differs(forced, address, place, others):
    forced.goto(address)
    expect(forced.locator(place).first).to_be_attached()
    look = (
        "one => { const drawn = one.matches('input') ? one.nextElementSibling : one; const s = getComputedStyle(drawn);"
    )
    look += " return [s.backgroundColor, s.color, s.fontWeight, s.borderBottomColor].join() }"

    assert forced.locator(place).first.evaluate(look) != forced.locator(others).first.evaluate(look)


@pytest.mark.parametrize("place", [".segment input:checked", ".segment input:not(:checked)", ".button"])
def test_with_forced_colors_the_focus_is_outlined(forced, place):
    forced.goto(TYPICAL)

    stands_out(forced, place)


@pytest.mark.parametrize(
    ("state", "place", "color"),
    [
        ("links opened", ".days rect", "fill"),
        ("links opened", ".days text", "fill"),
        ("phone to set up", ".square", "backgroundColor"),
        ("handout, filled", ".kit-code img", "backgroundColor"),
    ],
)
def test_with_forced_colors_bars_and_square_codes_are_light_on_black_or_on_white(
    forced, live_server, state, place, color
):
    show(forced, live_server.url, state)

    assert forced.locator(place).first.evaluate(f"one => getComputedStyle(one).{color}") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("address", page_kinds())
def test_on_paper_nothing_is_dark_pale_or_cut_and_the_address_stands_there(paper, address):
    paper.goto(address)

    assert paper.evaluate(DARK_OR_PALE) == []
    assert paper.evaluate(CUT_WORDS) == []
    assert paper.evaluate(WIDER) <= 0, paper.evaluate(STAND_OUT)
    expect(paper.locator("#address")).to_be_visible()
    assert paper.locator("#address").inner_text().endswith(paper.evaluate("location.pathname + location.search"))
