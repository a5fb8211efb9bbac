"""The worksheet: one tagged sheet for every day, with every question, every choice, and that day's tables."""

from datetime import date
from io import BytesIO
from itertools import product

import pikepdf
import pypdf
import pytest

from guidance.content_loader import content
from guidance.domain.answers import Answers, MattersMost, Role, Treatment, Visits, YesNo
from guidance.domain.assessment import Outcome, assess
from tests.site.lettering import downloaded
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db

DAYS = {
    "2014-04": ("05/01/2014", "October 31, 2014", "April 30, 2015"),
    "2014-09": ("03/01/2015", "August 31, 2015", "February 29, 2016"),
    "2015-03": ("06/01/2015", "November 30, 2015", "May 31, 2016"),
    "2016-07": ("08/31/2016", "August 30, 2017", "August 30, 2017"),
    "2023-01": ("01/01/2027", "December 31, 2027", "December 31, 2027"),
}
AT_THE_END = "12/31/2022"
TODAY = ""
EVERY_DAY = [*(day for day, _, _ in DAYS.values()), AT_THE_END, TODAY]
UA = "{http://www.aiim.org/pdfua/ns/id/}part"


def sheet(client, on: str) -> bytes:
    response = client.get("/decide/paper/", {"on": on})
    assert response["Content-Type"] == "application/pdf"
    return response.content


def words(made: bytes) -> str:
    """The text of the only page, with single spaces; a word broken at a hyphen or slash is whole again."""
    [page] = pypdf.PdfReader(BytesIO(made)).pages
    return " ".join(page.extract_text().split()).replace("- ", "-").replace("/ ", "/")


def says(text: str, expected: str) -> bool:
    return expected.replace("- ", "-").replace("/ ", "/") in text


@pytest.mark.parametrize("on", EVERY_DAY)
def test_it_is_one_us_letter_page(client, on):
    [page] = pypdf.PdfReader(BytesIO(sheet(client, on))).pages

    assert [round(float(side)) for side in page.mediabox] == [0, 0, 612, 792]


@pytest.mark.parametrize("on", EVERY_DAY)
def test_every_question_and_every_choice_is_on_it(client, on):
    text = words(sheet(client, on))

    expected = [question.asks for question in content().questions.values()]
    for question in content().questions.values():
        expected += [*(choice.label for choice in question.choices), question.hint, question.none, question.unsure]

    assert [label for label in expected if not says(text, label)] == []


@pytest.mark.parametrize("on", EVERY_DAY)
def test_every_condition_level_and_outcome_is_on_it(client, on):
    text = words(sheet(client, on))
    outcomes, program = content().outcomes, program_of(on)

    expected = [condition.label for condition in content().conditions.values()]
    expected += [said for level in outcomes.risks.values() for said in (level.name, level.means)]
    expected += [said for level in outcomes.gains.values() for said in (level.name, level.means)]
    expected += [outcomes.tags[program.slug][outcome] for outcome in Outcome]

    assert [said for said in expected if not says(text, said)] == []


def program_of(on: str):
    month, day, year = on.split("/") if on else ("11", "24", "2026")
    return content().programs.on(date(int(year), int(month), int(day)))


def test_each_outcome_stands_in_the_table_as_often_as_the_table_has_it(client):
    text = words(sheet(client, "03/01/2015")).partition("The highest number")[2]

    counted = {tag: text.count(tag) for tag in content().outcomes.tags["cal-mediconnect"].values()}

    assert counted == {
        "Enrolling fits": 2,
        "Weigh first": 3,
        "Opting out fits": 4,
        "Need more": 5,
        "Little difference": 1,
        "Not eligible": 0,
        "Leave first": 0,
    }


@pytest.mark.parametrize("on", ["03/01/2015", "03/01/2024"])
def test_beside_each_situation_stands_what_it_does_in_that_program(client, on):
    text = words(sheet(client, on))
    effects = {row.situation: row.effect for row in program_of(on).eligibility.values()}

    expected = [
        " ".join(filter(None, (choice.label, choice.hint, content().paper["counts"][effects[choice.value]])))
        for choice in content().questions["situation"].choices
    ]

    assert len(expected) == 13
    assert [line for line in expected if not says(text, line)] == []


@pytest.mark.parametrize(("edition", "on", "medicare", "medi_cal"), [(key, *day) for key, day in DAYS.items()])
def test_the_last_days_are_those_of_the_edition(client, edition, on, medicare, medi_cal):
    text = words(sheet(client, on))

    assert f"edition {edition}." in text
    assert f"kept for Medicare services until {medicare} (" in text
    assert f"services that Medi-Cal pays: until {medi_cal} (" in text


@pytest.mark.parametrize(
    ("on", "expected", "unsaid"),
    [
        pytest.param("03/01/2015", ["specialist, 2 or more visits"], ["number of visits not"], id="confirmed"),
        pytest.param("08/01/2016", ["An existing relationship: 1 or more visits"], ["number of visits not"], id="both"),
        pytest.param(
            "06/01/2015",
            ["primary care doctor, 1 or more visits", "specialist, number of visits not confirmed; ask the plan"],
            ["2 or more visits"],
            id="not confirmed for one role",
        ),
        pytest.param(
            "03/01/2024",
            ["An existing relationship: number of visits not confirmed; ask the plan"],
            ["or more visits"],
            id="not confirmed at all",
        ),
    ],
)
def test_a_number_that_is_not_confirmed_is_not_printed_as_a_rule(client, on, expected, unsaid):
    text = words(sheet(client, on))

    assert [said for said in expected if said not in text] == []
    assert [said for said in unsaid if said in text] == []


# A specialist's answers that end in each letter under the rules of June 2015.
MET = {"visits": Visits.TWO_OR_MORE, "accepts_rate": YesNo.YES, "accepts_plan_rules": YesNo.YES}
MET |= {"your_role": Role.SPECIALIST, "quality_concern": YesNo.NO}
LETTERS = {
    "A": MET | {"accepts_rate": YesNo.NO},
    "B": MET | {"visits": Visits.ONE},
    "C": MET | {"accepts_rate": None},
    "D": MET,
}


@pytest.mark.parametrize("treatment", [*Treatment, None], ids=str)
def test_the_table_of_your_number_gives_what_the_decision_gives(client, treatment):
    day = date(2015, 6, 1)
    numbers = []
    for network, wish, given in product([YesNo.NO, None], [None, MattersMost.KEEP_DOCTORS], LETTERS.values()):
        answers = Answers(coverage_start=day, in_network=network, matters_most=wish, treatment=treatment, **given)
        numbers.append(int(assess(answers, content().programs.on(day)).parts["physician"]))

    text = words(sheet(client, "06/01/2015"))

    label = content().questions["treatment"].choice(treatment).label if treatment else "Not sure, or blank"
    assert " ".join([label, *map(str, numbers)]) in text


def test_without_a_date_the_rules_of_today_hold_and_no_last_day_is_printed(client):
    text = words(sheet(client, TODAY))

    assert "for coverage starting today, November 24, 2026." in text
    assert "kept for Medicare services for 12 months." in text
    assert "until" not in text


def test_the_sheet_says_what_always_holds_and_where_it_is_from(client):
    text = words(sheet(client, "03/01/2015"))

    for said in ("The choice is the patient\u2019s.", content().help_lines["hicap"].phone, content().version):
        assert said in text
    assert "checked November 24, 2026" in text
    assert "http://testserver/decide/paper/" in text
    assert "The program ended on December 31, 2022." in text


@pytest.mark.parametrize("on", EVERY_DAY)
def test_no_text_is_smaller_than_8_points_or_leaves_the_sheet(client, on):
    found = []
    [page] = pypdf.PdfReader(BytesIO(sheet(client, on))).pages

    def visit(text, cm, tm, font, size):
        if text.strip():
            found.append((round(abs(size * tm[3] * cm[3]), 2), tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]))

    page.extract_text(visitor_text=visit)

    assert min(size for size, _, _ in found) >= 8
    assert all(20 <= x <= 592 and 20 <= y <= 772 for _, x, y in found)


def test_the_file_is_tagged_titled_in_english_and_says_who_runs_the_site(client):
    with pikepdf.open(BytesIO(sheet(client, "03/01/2015"))) as pdf, pdf.open_metadata() as metadata:
        root = pdf.Root

        assert str(root.Lang).startswith("en")
        assert bool(root.MarkInfo.Marked) is True
        assert bool(root.ViewerPreferences.DisplayDocTitle) is True
        assert root.StructTreeRoot.Type == "/StructTreeRoot"
        assert metadata[UA] == "1"
        assert metadata["dc:title"] == "Would this patient gain from enrolling? Worksheet on paper"
        assert "http://testserver/about/" in str(metadata)


def test_every_font_is_embedded(client):
    with pikepdf.open(BytesIO(sheet(client, "03/01/2015"))) as pdf:
        fonts = [font.DescendantFonts[0] for page in pdf.pages for font in page.Resources.Font.values()]

        assert len(fonts) == 2
        assert all({"/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys()) for font in fonts)


def test_the_same_day_gives_the_same_bytes_and_a_letter_between_is_still_a_letter(client):
    first = sheet(client, "03/01/2015")

    letter = downloaded(client).content

    assert "continuity of care" in pypdf.PdfReader(BytesIO(letter)).pages[0].extract_text()
    assert sheet(client, "03/01/2015") == first != sheet(client, "03/01/2024")


@pytest.mark.parametrize("on", ["someday", "02/30/2015", "03/31/2014", "01/01/2040"])
def test_a_date_without_rules_is_marked_at_its_box(client, on):
    response = client.get("/decide/paper/", {"on": on})
    page = page_of(response)

    assert response.status_code == 400
    assert page.one("input", id="on").attributes["value"] == on
    assert page.one("input", id="on").attributes["aria-invalid"] == "true"
    assert page.one(id="errors-on").text.startswith("Error: ")
    assert "rules of today" in page.one(id="hint-on").text


def test_the_decision_links_to_the_sheet_of_its_date(client):
    bare = page_of(client.get("/decide/")).one(id="paper")
    dated = page_of(client.get("/decide/", {"coverage_start": "03/01/2015"})).one(id="paper")

    assert bare.attributes["href"] == "/decide/paper/"
    assert dated.attributes["href"] == "/decide/paper/?on=2015-03-01"
