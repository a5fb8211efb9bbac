"""Addresses of the guide."""

from django.urls import path

from guidance.views import continuity, decide, letters, pages, plans

urlpatterns = [
    path("", pages.home, name="home"),
    path("decide/", decide.decide, name="decide"),
    path("continuity/", continuity.continuity, name="continuity"),
    path("plans/", plans.plans, name="plans"),
    path("plans/<slug:slug>/", plans.plan, name="plan"),
    path("letters/", letters.letters, name="letters"),
    path("letters/new/", letters.new_letter, name="letter_new"),
    path("letters/download/", letters.download, name="letter_download"),
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
