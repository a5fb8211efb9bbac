"""How long one search takes, against a fair yardstick in the same run: one decision.

    python bench/search.py

Prints milliseconds a search (median of seven rounds), over questions that physicians type, and the slowest of them.
"""

import os
import statistics
import time

os.environ.setdefault("SECRET_KEY", "bench")
os.environ.setdefault("ALLOWED_HOSTS", "localhost")
os.environ.setdefault("HTTPS", "off")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calmediconnect_site.settings")

import django

django.setup()

from django.test import Client, override_settings

from guidance.content_loader import content
from guidance.domain.answers import Answers
from guidance.domain.assessment import assess
from guidance.searching import Index, index
from guidance.searching.documents import documents_of
from tests.site.test_search import QUESTIONS

# Hashed names of static files stand only where a site was deployed.
PLAIN_FILES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
ROUNDS = 7
AIM = 50  # milliseconds a search, its page included
TYPOS = ("contiunity of care", "crosover claims", "psychatrist", "formulery", "ombusdman")


def milliseconds(task) -> float:
    """The median over the rounds."""
    found = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        task()
        found.append((time.perf_counter() - began) * 1e3)
    return statistics.median(found)


def main() -> None:
    program = content().programs.all[0]
    decision = (
        milliseconds(lambda: [assess(Answers(coverage_start=program.first_day), program) for _ in range(100)]) / 100
    )
    index()
    searches = {query: milliseconds(lambda query=query: index().search(query)) for query in (*QUESTIONS, *TYPOS)}
    browser = Client(SERVER_NAME="localhost")
    with override_settings(STORAGES=PLAIN_FILES):
        pages = {query: milliseconds(lambda query=query: browser.get("/search/", {"q": query})) for query in searches}
    made = milliseconds(lambda: Index(documents_of(content()), synonyms=[term.names for term in content().glossary]))
    usual, slowest = statistics.median(searches.values()), max(pages, key=pages.get)
    print(f"one search              {usual:8.2f} ms   {usual / decision:6.0f} times a decision")
    print(f"with its whole page     {statistics.median(pages.values()):8.2f} ms   aim: at most {AIM}")
    print(f"the slowest             {pages[slowest]:8.2f} ms   {slowest}")
    print(f"making the index        {made:8.1f} ms   once, at the start")


if __name__ == "__main__":
    main()
