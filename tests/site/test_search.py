"""Search finds the page that answers, whatever the spelling, and works with the database away."""

import pytest
from django.db import connections

from guidance.content_loader import content
from guidance.searching import index
from tests.site.reading import Part, page_of

LONGEST = 100
GLOSSARY = "/guides/glossary/"
# What physicians type, and the page, or the place on it, that must stand among the first three.
QUESTIONS = {
    "can I keep my patient if she enrolls": "/guides/continuity-for-physicians/",
    "how many visits do I need": f"{GLOSSARY}#relationship",
    "how long can I keep my patient": f"{GLOSSARY}#window",
    "who can ask for continuity": "/conflicts/#CR-3",
    "what rate must I accept": "/conflicts/#CR-4",
    "crossover claim": "/guides/payment-after-opting-out/",
    "who pays the 20 percent": "/guides/payment-after-opting-out/#what-each-payer-pays",
    "can I bill the patient": "/guides/never-bill-the-patient/",
    "how do I leave the plan": "/guides/leaving-a-plan/",
    "how does my patient opt out": "/guides/option-opt-out/",
    "what if she does nothing": "/guides/option-do-nothing/",
    "drug not on formulary": "/guides/drugs/#the-transition-fill",
    "in-home supportive services": "/guides/long-term-services/#what-each-service-is",
    "psychiatrist": f"{GLOSSARY}#behavioral-health",
    "county mental health": "/guides/behavioral-health/",
    "care manager": f"{GLOSSARY}#care-manager",
    "what happened in 2023": "/guides/january-2023/",
    "may I discuss plans with a patient": "/conflicts/#CR-10",
    "can I tell my patient which plan to choose": "/conflicts/#CR-10",
    "how do I join the network": "/guides/joining-a-network/",
    "share of cost": f"{GLOSSARY}#share-of-cost",
    "wheelchair": "/conflicts/#CR-17",
    "blue envelope": f"{GLOSSARY}#passive-enrollment",
    "90-day rule": f"{GLOSSARY}#active-course-of-treatment",
    "Health Net": "/plans/health-net/",
    "Anthem MediBlue": "/plans/caremore/",
}
# Another name, or a slip, and the name that must find the same first.
SAME = [
    pytest.param("COC", "continuity of care", id="an abbreviation"),
    pytest.param("contiunity of care", "continuity of care", id="letters swapped"),
    pytest.param("crosover claim", "crossover claim", id="a letter missing"),
    pytest.param("crossover claims", "crossover claim", id="a plural"),
    pytest.param("IHSS", "in-home supportive services", id="IHSS"),
    pytest.param("duals", "dual eligible", id="duals"),
    pytest.param("Medi-Medi", "Medi-Medi Plan", id="Medi-Medi"),
    pytest.param("MEDIMEDI", "Medi-Medi Plan", id="run together, in capitals"),
    pytest.param("medicaid", "Medi-Cal", id="the federal name"),
    pytest.param("psychatrist", "psychiatrist", id="a slip in a long word"),
    pytest.param("disenrolling", "leave", id="another word and form"),
]


def results(client, query: str) -> list[Part]:
    found = page_of(client.get("/search/", {"q": query})).every("ol", cls="results")
    return found[0].every("li") if found else []


def addresses(client, query: str) -> list[str]:
    return [result.one("h3").one("a").attributes["href"] for result in results(client, query)]


def heading(client, query: str) -> str:
    return page_of(client.get("/search/", {"q": query})).one(id="found").text


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_page_that_answers_stands_among_the_first_three(question, client):
    assert any(address.startswith(QUESTIONS[question]) for address in addresses(client, question)[:3])


@pytest.mark.parametrize(("typed", "meant"), SAME)
def test_another_name_or_a_slip_finds_the_same_first(typed, meant, client):
    assert addresses(client, typed)[0] == addresses(client, meant)[0]


@pytest.mark.parametrize("term", content().glossary, ids=lambda term: term.anchor)
def test_every_term_of_the_glossary_is_found_first_by_its_name(term, client):
    titles = [result.one("h3").raw.casefold() for result in results(client, term.term)]

    assert titles and any(term.term.casefold() in title for title in titles[:2])


@pytest.mark.parametrize("term", content().glossary, ids=lambda term: term.anchor)
def test_every_term_is_found_by_each_of_its_other_names(term, client):
    address = f"{GLOSSARY}#{term.anchor}"

    missed = [name for name in term.names if address not in addresses(client, name)[:5]]

    assert missed == []


def test_guides_plans_terms_rules_reasons_conflicts_and_sources_can_be_found():
    kinds = {document.kind for document in index().documents}

    assert kinds == {
        *("Guide", "Plan", "Glossary", "Continuity rule", "Reason in the decision", "Where sources disagree"),
        "Source",
    }


@pytest.mark.parametrize("document", index().documents, ids=lambda document: f"{document.kind}: {document.title}")
def test_nothing_that_can_be_found_has_a_gap_to_fill_in(document):
    assert "{" not in document.title + document.text


@pytest.mark.django_db
def test_every_address_found_is_answered_and_its_place_is_there(client):
    wanted: dict[str, set[str]] = {}
    for document in index().documents:
        path, _, place = document.address.partition("#")
        wanted.setdefault(path, set()).add(place)

    missing = []
    for path, places in wanted.items():
        ids = {part.attributes.get("id", "") for part in page_of(client.get(path)).parts()} | {""}
        missing += [f"{path}#{place}" for place in places - ids]

    assert missing == []


def test_a_result_shows_its_kind_its_title_and_the_sentence_that_matches(client):
    first = results(client, "mail-order pharmacies")[0]

    assert first.one(cls="kind").raw == "Guide"
    assert first.one("h3").raw == "Drugs and the transition fill: The transition fill"
    assert first.every("p")[-1].raw == "It holds at retail, mail-order, home infusion, and long-term care pharmacies."


def test_a_sentence_is_shown_whole_though_a_name_has_points_in_it(client):
    sentences = [result.every("p")[-1].text for result in results(client, "L.A. Care")]

    assert sentences
    assert [sentence for sentence in sentences if sentence.endswith(("L.A.", "L."))] == []


def test_the_words_that_match_are_marked_plurals_and_other_names_too(client):
    first = results(client, "COC")[0]
    claims = results(client, "crossover claims")[0]

    assert [mark.text for mark in first.one("h3").every("mark")] == ["continuity"]
    assert [mark.text for mark in claims.one("h3").every("mark")] == ["crossover", "claim"]


def test_nothing_found_says_where_else_to_look(client):
    page = page_of(client.get("/search/", {"q": "xyzzyqq"}))
    links = [link.attributes["href"] for link in page.one("main").every("a")]

    assert heading(client, "xyzzyqq") == "Nothing found"
    assert {GLOSSARY, "/guides/"} <= set(links)


@pytest.mark.parametrize("query", ["the of and", "?!", "-"])
def test_words_that_tell_nothing_find_nothing(query, client):
    assert heading(client, query) == "Nothing found"


@pytest.mark.parametrize("word", ["netter", "wetter"])
def test_a_word_that_stands_nowhere_is_not_taken_for_one_with_another_first_letter(word, client):
    assert heading(client, word) == "Nothing found"


@pytest.mark.parametrize("query", [None, {"q": ""}, {"q": "   "}])
def test_an_empty_search_shows_the_box_alone(query, client):
    page = page_of(client.get("/search/", query))

    assert page.every(id="found") == []
    assert page.one("input", id="q").attributes["value"] == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [pytest.param("a" * LONGEST, LONGEST, id="the limit"), pytest.param("a" * (LONGEST + 1), LONGEST, id="one more")],
)
def test_no_more_than_a_hundred_characters_are_searched_for(typed, kept, client):
    box = page_of(client.get("/search/", {"q": typed})).one("input", id="q")

    assert len(box.attributes["value"]) == kept
    assert box.attributes["maxlength"] == str(LONGEST)


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}", "%00\x00"]
)
def test_what_is_typed_is_shown_as_text_and_never_as_markup(query, client):
    response = client.get("/search/", {"q": query})
    page = page_of(response)

    assert response.status_code == 200
    assert page.one("input", id="q").attributes["value"] == " ".join(query.split())
    assert page.every("img") == []
    assert [script for script in page.every("script") if script.raw.strip()] == []


def test_search_sets_no_cookie_and_is_not_sent_again_while_it_is_the_same(client):
    response = client.get("/search/", {"q": "COC"})
    again = client.get("/search/", {"q": "COC"}, headers={"If-None-Match": response["ETag"]})

    assert not response.cookies
    assert again.status_code == 304


def test_search_and_guides_are_there_with_no_database_to_connect_to(client, tmp_path, django_db_blocker):
    """The connection leads to a folder in which no database is, so that any question to it fails."""
    lost = connections["default"].copy()
    lost.settings_dict |= {"NAME": "/nowhere/db", "HOST": str(tmp_path)}
    connections["default"], kept = lost, connections["default"]
    try:
        with django_db_blocker.unblock():
            found = [
                client.get(path).status_code for path in ("/search/?q=COC", "/guides/", "/guides/drugs/", "/changes/")
            ]
            ready = client.get("/readyz").status_code
    finally:
        connections["default"] = kept

    assert found == [200, 200, 200, 200]
    assert ready == 503
