"""Parts of a decision's page that are written once and shown again: the same for everybody, nothing of anybody kept."""

import re

import pytest

from guidance.templatetags.decision import chosen, drawing

pytestmark = pytest.mark.django_db

START = "/decide/?coverage_start=2015-03-01"
TYPED = "Rosa Delgado"


@pytest.fixture(autouse=True)
def _nothing_written():
    for kept in (chosen, drawing):
        kept.cache_clear()


def test_a_page_is_the_same_from_parts_written_now_and_before(client):
    address = f"{START}&in_network=no&needs=many_conditions&visits=2"

    first, again = client.get(address).content, client.get(address).content

    assert again == first
    assert chosen.cache_info().hits > 0
    assert drawing.cache_info().hits > 0


def test_a_part_that_was_written_before_shows_what_this_query_chose(client):
    client.get(f"{START}&in_network=no&needs=many_conditions")

    page = client.get(f"{START}&in_network=yes&needs=help_at_home").content.decode()

    checked = re.findall(r'name="(\w+)" value="(\w+)" checked', page)
    assert set(checked) >= {("in_network", "yes"), ("needs", "help_at_home")}
    assert ("in_network", "no") not in checked
    assert ("needs", "many_conditions") not in checked


def test_the_timeline_follows_the_date(client):
    client.get(f"{START}&in_network=no")

    page = client.get("/decide/?coverage_start=2016-03-01&in_network=no").content.decode()

    assert "answer asked by Mar 31, 2016" in page


@pytest.mark.parametrize("key", ["coverage_start", "needs", "in_network", "concerns", "visits"])
def test_what_somebody_typed_into_the_address_is_not_kept(key, client):
    client.get(START)
    before = chosen.cache_info().currsize

    page = client.get("/decide/", {"coverage_start": "2015-03-01", key: TYPED})

    assert page.context["form"].errors
    assert chosen.cache_info().currsize == before


def test_a_value_given_twice_with_a_blank_beside_it_is_one_answer(client):
    client.get(f"{START}&needs=help_at_home")
    before = chosen.cache_info().currsize

    page = client.get(f"{START}&needs=help_at_home&needs=help_at_home&needs=")

    assert page.context["form"].errors == {}
    assert chosen.cache_info().currsize == before
