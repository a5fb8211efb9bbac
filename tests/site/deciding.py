"""Asking for a decision by its address, and reading the result as the page shows it."""

from tests.site.reading import Part, page_of

# A physician outside the network who meets every condition of the rules of 2014-15, care of up to six months.
KEEPABLE = {
    "situation": "none",
    "needs": "many_conditions",
    "your_role": "primary",
    "in_network": "no",
    "visits": "2",
    "accepts_rate": "yes",
    "accepts_plan_rules": "yes",
    "quality_concern": "no",
    "treatment": "to_6",
    "concerns": "none",
    "matters_most": "one_card",
}
IN_NETWORK = KEEPABLE | {"in_network": "yes"}
# One set of answers for each outcome.
OUTCOMES = {
    "Enrolling fits": KEEPABLE,
    "Weigh first": KEEPABLE | {"concerns": "supplier_dependent"},
    "Opting out fits": KEEPABLE | {"visits": "0"},
    "Need more": {"situation": "none"},
    "Little difference": IN_NETWORK | {"needs": "none", "matters_most": "unsure"},
    "Not eligible": KEEPABLE | {"situation": "under_21"},
    "Leave first": KEEPABLE | {"situation": "pace"},
}


def decided(client, coverage_start: str = "2015-03-01", **answers) -> Part:
    """The page that these answers give. A blank answer is left out of the address."""
    query = {key: value for key, value in answers.items() if value not in ("", None)}
    return page_of(client.get("/decide/", {"coverage_start": coverage_start, **query}))


def result_of(page: Part) -> Part:
    """The result on the page, which must be there."""
    result = page.one(id="result")
    assert has_result(page), f"There is no result: {result.text}"
    return result


def tag_of(page: Part) -> str:
    return result_of(page).every(cls="tag")[0].text


def headline_of(page: Part) -> str:
    return result_of(page).every("h2")[0].text


def detail_of(page: Part) -> str:
    return result_of(page).one(cls="outcome").every("p")[-1].text


def has_result(page: Part) -> bool:
    return bool(page.one(id="result").every(cls="colophon"))


def errors_at(page: Part, question: str) -> str:
    """What is said to be wrong at the question; a note is no error."""
    said = page.one(id=f"errors-{question}").text
    return said if said.startswith("Error: ") else ""


def link_to(page: Part, path: str) -> list[str]:
    """The addresses of the links to that path, with their queries."""
    links = (link.attributes.get("href", "") for link in page.every("a"))
    return [address for address in links if address.partition("?")[0] == path]


def data_of(client, coverage_start: str = "2015-03-01", **answers) -> dict:
    """What the API says of these answers."""
    query = {key: value for key, value in answers.items() if value not in ("", None)}
    response = client.get("/api/v1/decision", {"coverage_start": coverage_start, **query})
    assert response.status_code == 200, response.content.decode()
    return response.json()


def note_of(client, coverage_start: str = "2015-03-01", **answers) -> str:
    """The note for the chart that these answers give."""
    query = {key: value for key, value in answers.items() if value not in ("", None)}
    response = client.get("/decide/note/", {"coverage_start": coverage_start, **query})
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


BESIDE = ("cite", "mark", "more")


def said_in(part: Part) -> str:
    """The words of a sentence on the page; its mark, its sources and the way to a guide aside."""
    inside = [inner for inner in part.inside if isinstance(inner, str) or not any(map(inner.has, BESIDE))]
    words = [inner if isinstance(inner, str) else said_in(inner) for inner in inside]
    return " ".join(" ".join(words).split())
