"""The continuity request: typed in, shown, and handed back as a file. Nothing of it is kept."""

from enum import StrEnum

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from guidance.content_loader import content
from guidance.domain.composing import compose
from guidance.domain.letters import Packet, Part
from guidance.forms.clinic import ClinicForm, remembered
from guidance.forms.letter import LetterForm
from guidance.limits import FILES, PREVIEWS
from guidance.rendering.calendar import to_calendar
from guidance.rendering.formats import FORMATS
from guidance.rendering.pdf import page_count
from guidance.views.file_reply import attached
from guidance.views.letter_page import destination_confirmed, destination_filled, later, letter_page
from guidance.views.over_limit import wait_for

no_store = cache_control(no_store=True, private=True)
# All that a result hands on; every other parameter of an address is ignored.
FROM_A_RESULT = ("coverage_start", "your_role", "accepts_rate", "accepts_plan_rules")
INVERTED = {"yes": "no", "no": "yes"}


@require_safe
@no_store
def letters(request):
    return render(request, "guidance/letters.html", {"program": content().programs.all[0]})


@require_http_methods(["GET", "HEAD", "POST"])
@no_store
@sensitive_post_parameters()
def new_letter(request):
    if request.method != "POST":
        known = remembered(request) | from_a_result(request.GET)
        return letter_page(request, LetterForm(today=timezone.localdate(), initial=known))
    if wait := wait_for(PREVIEWS, request):
        return later(request, LetterForm(request.POST, today=timezone.localdate()), wait)
    form = LetterForm(destination_filled(request.POST), today=timezone.localdate())
    return letter_page(request, form, packet_of(form) if form.is_valid() else None)


@require_http_methods(["GET", "HEAD", "POST"])
@no_store
@sensitive_post_parameters()
def download(request):
    """The file that was asked for; with anything to correct, the form again and never a file."""
    if request.method != "POST":
        return redirect("letter_new")
    form = LetterForm(request.POST, today=timezone.localdate())
    if wait := wait_for(FILES, request):
        return later(request, form, wait)
    if not form.is_valid():
        return letter_page(request, form)
    return file_asked_for(request, form)


def file_asked_for(request, form: LetterForm) -> HttpResponse:
    """The file; where it has nothing in it, or the practice cannot be remembered, the page that says so."""
    packet, clinic = packet_of(form), ClinicForm(request, letter=form)
    part = asked(Part, request.POST.get("part") or Part.REQUEST)
    if not packet.letters_of(part):
        return letter_page(request, form, packet, missing=part)
    if not clinic.is_valid():
        return letter_page(request, form, packet)
    return clinic.settle(made(request, packet, part, request.POST.get("format") or "pdf"), made=True)


def made(request, packet: Packet, part: Part, wanted: str) -> HttpResponse:
    """The packet's part as the file that was wanted, under a name that says nothing of the patient."""
    letters, name = packet.letters_of(part), f"continuity-{part}-{packet.request.plan}"
    if wanted == "html":
        return render(request, "guidance/letter_print.html", {"letters": letters})
    if wanted == "ics":
        return attached(to_calendar(packet, made=timezone.now()), "text/calendar", f"{name}.ics")
    format = FORMATS.get(wanted)
    if format is None:
        raise BadRequest("No such format.")
    about = request.build_absolute_uri(reverse("about"))
    return attached(format.made_of(letters, about=about), format.kind, f"{name}.{format.ending}")


def asked(kind: type[StrEnum], value: str):
    """The value among those there are. Raises BadRequest: a page offers no other."""
    try:
        return kind(value)
    except ValueError:
        raise BadRequest(f"No such {kind.__name__.lower()}.") from None


def packet_of(form: LetterForm) -> Packet:
    return compose(
        form.letter_request,
        form.program,
        plan_name=form.plan_name,
        wording=content().letters,
        confirmed=destination_confirmed(form.letter_request),
        count_pages=page_count,
    )


def from_a_result(query) -> dict[str, str]:
    """What a result knows, as first values of the form."""
    known = {key: query[key] for key in FROM_A_RESULT if key in query}
    if query.get("quality_concern") in INVERTED:
        known["no_quality_concern"] = INVERTED[query["quality_concern"]]
    return known
