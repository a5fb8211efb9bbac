"""How many visits prove a relationship: on and beside each number, for each role, in each edition."""

import pytest

from guidance.domain.programs import VisitRule
from guidance.domain.sources import Status
from tests.domain.asking import KEEPABLE, ask, read

# Edition, role: the verdict on 0 visits, on 1, on 2 or more, and on visits not known.
VERDICTS = {
    ("2014-04", "primary"): ("unmet", "met", "met", "unknown"),
    ("2014-04", "specialist"): ("unmet", "uncertain", "met", "unknown"),
    ("2014-04", None): ("unmet", "unknown", "met", "unknown"),
    ("2014-09", "primary"): ("unmet", "met", "met", "unknown"),
    ("2014-09", "specialist"): ("unmet", "unmet", "met", "unknown"),
    ("2014-09", None): ("unmet", "unknown", "met", "unknown"),
    ("2015-03", "primary"): ("unmet", "met", "met", "unknown"),
    ("2015-03", "specialist"): ("unmet", "uncertain", "met", "unknown"),
    ("2015-03", None): ("unmet", "unknown", "met", "unknown"),
    ("2016-07", "primary"): ("unmet", "met", "met", "unknown"),
    ("2016-07", "specialist"): ("unmet", "met", "met", "unknown"),
    ("2016-07", None): ("unmet", "met", "met", "unknown"),
}
STATUS = {"met": "available", "unmet": "unavailable", "uncertain": "uncertain", "unknown": "unknown"}


@pytest.mark.parametrize(
    ("edition", "role", "visits", "verdict"),
    [
        pytest.param(edition, role, visits, verdict, id=f"{edition}, role {role}, {visits} visits")
        for (edition, role), verdicts in VERDICTS.items()
        for visits, verdict in zip(("0", "1", "2", None), verdicts, strict=True)
    ],
)
def test_visits_prove_the_relationship_by_the_editions_number(edition, role, visits, verdict):
    found = ask(edition, **KEEPABLE | {"your_role": role, "visits": visits}).continuity

    assert found.conditions["relationship"] == verdict
    assert found.status == STATUS[verdict]


@pytest.mark.parametrize(
    ("number", "floor", "verdicts"),
    [
        pytest.param(1, 1, ("unmet", "met", "met", "unknown"), id="one"),
        pytest.param(2, 2, ("unmet", "unmet", "met", "unknown"), id="two"),
        pytest.param(2, 1, ("unmet", "uncertain", "met", "unknown"), id="two, but one may do"),
        pytest.param(2, 0, ("uncertain", "uncertain", "met", "unknown"), id="two, but none may do"),
        pytest.param(1, 0, ("uncertain", "met", "met", "unknown"), id="one, but none may do"),
    ],
)
def test_from_the_floor_up_to_the_number_the_relationship_is_uncertain(number, floor, verdicts):
    rule = VisitRule(number=number, floor=floor, status=Status.CONFIRMED, sources=("S76",))

    found = tuple(rule.judge(read("visits", visits)) for visits in ("0", "1", "2", None))

    assert found == verdicts
