"""Addresses of the guide."""

from django.urls import path

from guidance.views import (
    api,
    continuity,
    decide,
    letter_memory,
    letters,
    note,
    offline,
    pages,
    paper,
    plans,
    proof,
    then_and_now,
)

urlpatterns = [
    path("", pages.home, name="home"),
    path("decide/", decide.decide, name="decide"),
    path("decide/note/", note.note, name="decide_note"),
    path("decide/offline/", offline.offline, name="decide_offline"),
    path("decide/paper/", paper.paper, name="decide_paper"),
    path("continuity/", continuity.continuity, name="continuity"),
    path("plans/", plans.plans, name="plans"),
    path("plans/<slug:slug>/", plans.plan, name="plan"),
    path("letters/", letters.letters, name="letters"),
    path("letters/new/", letters.new_letter, name="letter_new"),
    path("letters/download/", letters.download, name="letter_download"),
    path("letters/forget/", letter_memory.forget_clinic, name="letter_forget"),
    path("guides/then-and-now/", then_and_now.then_and_now, name="then_and_now"),
    path("api/", api.readable, name="api"),
    path("api/openapi.json", api.openapi, name="openapi"),
    path("api/v1/decision", api.decision, name="api_decision"),
    path("api/v1/plans", api.plans, name="api_plans"),
    path("how-it-works/proof/", proof.proof, name="proof"),
    path("how-it-works/", pages.how_it_works, name="how_it_works"),
    path("sources/", pages.sources, name="sources"),
    path("conflicts/", pages.conflicts, name="conflicts"),
    path("about/", pages.about, name="about"),
    path("privacy/", pages.privacy, name="privacy"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("robots.txt", pages.robots, name="robots"),
    path("healthz", pages.healthz, name="healthz"),
    path("readyz", pages.readyz, name="readyz"),
]
