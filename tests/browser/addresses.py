"""Every address that shows a page, and the states of those that answer a query."""

from urllib.parse import urlencode

from django.urls import reverse

from guidance.content_loader import content
from guidance.urls import urlpatterns

NOT_PAGES = {
    "api_decision",
    "api_plans",
    "batch_template_csv",
    "batch_template_xlsx",
    "changes_feed",
    "decide_note",
    "decide_offline",
    "decide_paper",
    "decide_pdf",
    "healthz",
    "letter_download",
    "letter_forget",
    "openapi",
    "outreach_cards",
    "outreach_qr_png",
    "outreach_qr_svg",
    "readyz",
    "robots",
}
PLANS = [plan.slug for plan in content().plans]
GUIDES = [guide.slug for guide in content().guides]
# Every English page, and of each other language its list and its longest page.
PATIENTS = [
    *(f"/patients/{code}/" for code in content().patients),
    *(f"/patients/en/{topic}/" for topic in content().patients["en"].topics),
    *(f"/patients/{code}/keep-my-doctor/?program=cal-mediconnect" for code in content().patients),
]
SEARCHES = ["/search/?q=crossover+claim", "/search/?q=xyzzyqq"]


def page_addresses() -> list[str]:
    plain = [path.name for path in urlpatterns if not path.pattern.converters and path.name not in NOT_PAGES]
    found = [*map(reverse, plain), *(reverse("plan", args=[slug]) for slug in PLANS)]
    return [*found, *(reverse("guide", args=[slug]) for slug in GUIDES), *SEARCHES, *PATIENTS]


def page_kinds() -> list[str]:
    """One address of each page that is laid out in its own way, and a patient's page in each direction and script."""
    plain = [path.name for path in urlpatterns if not path.pattern.converters and path.name not in NOT_PAGES]
    patients = [f"/patients/{code}/keep-my-doctor/?program=medi-medi" for code in ("en", "hy", "km", "ar", "zh-hant")]
    found = [*map(reverse, plain), f"/plans/{PLANS[0]}/", f"/guides/{GUIDES[0]}/", *SEARCHES, "/patients/en/"]
    return [*found, *patients, TYPICAL, EVERYTHING, *DATED[1:2], *DATED[-3:], NO_SUCH_PAGE]


def decide(**answers) -> str:
    """The address of a result. Several choices of one question are a list."""
    return f"{reverse('decide')}?{urlencode(answers, doseq=True)}"


# Coverage from March 2015 of a patient who can enroll; the physician is outside the network and meets every condition.
OUTSIDE = {
    "coverage_start": "2015-03-01",
    "situation": "none",
    "needs": ["many_conditions", "vision_or_rides"],
    "your_role": "specialist",
    "in_network": "no",
    "visits": "2",
    "accepts_rate": "yes",
    "accepts_plan_rules": "yes",
    "quality_concern": "no",
    "treatment": "to_12",
    "concerns": "none",
    "matters_most": "keep_doctors",
}
INSIDE = {
    "coverage_start": "2015-03-01",
    "situation": "none",
    "needs": "many_conditions",
    "in_network": "yes",
    "concerns": "none",
}
TYPICAL = decide(**OUTSIDE)
OUTCOMES = {
    "enrolling_fits": decide(**INSIDE),
    "weigh_first": decide(**OUTSIDE | {"matters_most": "extra_help"}),
    "opting_out_fits": decide(**OUTSIDE | {"visits": "0"}),
    "need_more": decide(coverage_start="2015-03-01"),
    "little_difference": decide(**INSIDE | {"needs": "none"}),
    "not_eligible": decide(**OUTSIDE | {"situation": ["under_21", "esrd"]}),
    "leave_first": decide(**OUTSIDE | {"situation": "pace"}),
}
EVERYTHING = decide(
    coverage_start="2022-12-15",
    needs=["many_conditions", "help_at_home", "behavioral_health", "vision_or_rides", "billing_trouble"],
    in_network="no",
    concerns=["other_doctor_outside", "supplier_dependent", "drug_not_listed", "nursing_facility"],
    matters_most="free_choice",
)
DECISIONS = OUTCOMES | {
    "everything at once": EVERYTHING,
    "past the program": decide(coverage_start="2024-01-01"),
    "date not in the calendar": decide(coverage_start="02/30/2015"),
    "both none and a choice": decide(**OUTSIDE | {"needs": ["none", "many_conditions"]}),
}
ON_DATES = ["2014-05-01", "2015-03-01", "2015-06-01", "2016-08-01", "2024-01-01", "someday"]
DATED = [f"/continuity/?on={day}" for day in ON_DATES] + ["/plans/?on=2015-03-01", "/plans/?on=someday"]
NO_SUCH_PAGE = "/no-such-page/"
