"""How long one decision takes, against a fair yardstick in the same run: parsing its query with Django's form.

    python bench/decision.py

Prints microseconds a decision (median of seven rounds) and ratios, on the answers of every round alike.
"""

import os
import random
import statistics
import time
from datetime import date

os.environ.setdefault("SECRET_KEY", "bench")
os.environ.setdefault("ALLOWED_HOSTS", "localhost")
os.environ.setdefault("HTTPS", "off")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calmediconnect_site.settings")

import django
from django.http import QueryDict

django.setup()

from guidance.content_loader import content
from guidance.domain.assessment import assess
from guidance.domain.what_if import would_change
from guidance.forms.decide import DecisionForm
from guidance.proof.grid import random_answers

ROUNDS, SETS = 7, 2000
AIM = 50  # microseconds a decision
QUERY = "coverage_start=2015-03-01&situation=none&needs=many_conditions&in_network=no&visits=2&treatment=to_12"


def median_microseconds(task, times: int) -> float:
    """The median over the rounds of the mean time of one call."""
    found = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        task()
        found.append((time.perf_counter() - began) / times * 1e6)
    return statistics.median(found)


def main() -> None:
    program = content().programs.all[0]
    chance = random.Random(5)
    sets = [random_answers(chance, program) for _ in range(SETS)]
    assessed = [assess(answers, program) for answers in sets[:200]]
    today = date(2026, 11, 24)
    decision = median_microseconds(lambda: [assess(answers, program) for answers in sets], SETS)
    changes = median_microseconds(lambda: [would_change(one) for one in assessed], len(assessed))
    parsing = median_microseconds(
        lambda: [DecisionForm(QueryDict(QUERY), today=today).answers for _ in range(200)], 200
    )
    print(f"one decision            {decision:8.1f} us   aim: at most {AIM}")
    print(f"reading its query       {parsing:8.1f} us   {parsing / decision:6.1f} times a decision")
    print(f"what would change it    {changes:8.1f} us   {changes / decision:6.1f} times a decision")


if __name__ == "__main__":
    main()
