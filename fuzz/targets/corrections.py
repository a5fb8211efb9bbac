"""The form of corrections. What it takes is kept, since that is what it is for; nothing that names a patient is."""

from datetime import timedelta

from django.utils import timezone
from hypothesis import strategies as st

from fuzz.asking import ask, encoded, sound
from fuzz.canary import CANARY
from fuzz.drawing import NASTY, changed, marked, texts
from fuzz.target import Target
from fuzz.watching import FoundError
from guidance.domain.identifying import found_in
from guidance.forms.spam import stamp
from guidance.models import Correction

PAGES = st.sampled_from(
    ["/", "/plans/", "/plans/molina/", "//evil.example", "/admin/", "/nowhere/", "/plans/\0/", "/decide/?x=1"]
)
TYPED = st.one_of(marked(), texts(200), PAGES)
SENT = changed(
    {"page": "/plans/molina/", "wrong": f"It says {CANARY}.", "contact": CANARY, "website": ""}, TYPED, most=3
)


def attempt(sent: tuple[dict[str, str], str | None]) -> None:
    """A correction is kept without a number in it, or the form is shown again."""
    fields, opened = sent
    fields = {"opened": stamp(now=timezone.now() - timedelta(seconds=10)) if opened is None else opened} | fields
    known = Correction.objects.count()
    reply = sound(ask("/corrections/", body=encoded(fields).encode()), 200, 302, 400, private=True)
    if reply.status == 302 and Correction.objects.count() != known + 1:
        raise FoundError("It was said to be kept, and is not.")
    kept = Correction.objects.order_by("pk").last() if reply.status == 302 else None
    if kept and found_in(f"{kept.wrong}\n{kept.contact}", on=timezone.localdate()):
        raise FoundError("It holds what could name a patient.")


STAMPS = st.one_of(st.none(), st.none(), st.none(), st.sampled_from(NASTY))

TARGETS = [
    Target(
        name="corrections",
        about="the form of corrections",
        inputs=3_000,
        attempt=attempt,
        parts=st.tuples(SENT, STAMPS),
        keeps=("guidance_correction", "guidance_historicalcorrection"),
    ),
    Target(
        name="corrections_opened",
        about="the form of corrections opened by a link",
        inputs=600,
        attempt=lambda page: sound(ask("/corrections/", query=encoded({"page": page, "x": CANARY})), 200),
        parts=st.one_of(PAGES, texts()),
    ),
]
