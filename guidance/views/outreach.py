"""The link kit: a page to hand out, as a link, a QR code, a handout, cards, a text message and a letter."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.domain.guides import Group
from guidance.domain.outreach import messages
from guidance.forms.outreach import LinkForm
from guidance.patient_links import is_patient_path, whole
from guidance.rendering.handout import Handout, cards_pdf
from guidance.rendering.qr import qr_png, qr_svg
from guidance.rendering.script_fonts import has_fonts
from guidance.views.errors import bad_request
from guidance.views.file_reply import pdf_reply

PICKED = ("topic", "language", "program", "organization", "campaign")


@dataclass(frozen=True, kw_only=True)
class Kit:
    """What is made from what was picked. Addresses of files are paths; `address` is what goes on paper."""

    handout: Handout
    address: str
    svg: str
    png: str
    sheet: str
    large: str
    cards: str
    message: str
    letter: str

    @property
    def messages(self) -> int:
        """How many text messages the text takes."""
        return messages(self.message)


@require_safe
def kit(request):
    """The form, and under it what was made. A picked page with an error in it makes nothing."""
    form = form_for(request, filled=any(name in request.GET for name in PICKED))
    made = kit_of(form) if form.is_valid() else None
    guides = [guide for guide in content().guides if guide.group is Group.REACHING]
    context = {"form": form, "kit": made, "guides": guides, "today": timezone.localdate()}
    return render(request, "guidance/outreach.html", context, status=400 if form.errors else 200)


@require_safe
def cards(request):
    form = form_for(request)
    if not form.is_valid() or not has_fonts(form.link.language):
        return bad_request(request)
    handout = Handout.of(form.link, organization=form.cleaned_data["organization"])
    name = f"cards-{form.link.topic}-{form.link.language}.pdf"
    return pdf_reply(cards_pdf(handout, about=whole(reverse("about"))), filename=name)


@require_safe
def code_svg(request):
    return code(request, qr_svg, "image/svg+xml")


@require_safe
def code_png(request):
    return code(request, qr_png, "image/png")


def code(request, drawn, kind: str) -> HttpResponse:
    """The code of the page at `to`, which must be a patient page of this site."""
    to = request.GET.get("to", "")
    return HttpResponse(drawn(whole(to)), content_type=kind) if is_patient_path(to) else bad_request(request)


def form_for(request, *, filled: bool = True) -> LinkForm:
    today = content().programs.on(timezone.localdate()).slug
    return LinkForm(request.GET if filled else None, today=today)


def kit_of(form: LinkForm) -> Kit:
    link, organization = form.link, form.cleaned_data["organization"]
    handout = Handout.of(link, organization=organization)
    words, said = handout.language.words, {"title": handout.page.title, "link": link.address}
    sheet = reverse("patient_handout", args=[link.language, link.topic])
    asked = {"program": link.program, "c": link.campaign, "organization": organization}
    query = urlencode({name: value for name, value in asked.items() if value})
    return Kit(
        handout=handout,
        address=link.address,
        svg=f"{reverse('outreach_qr_svg')}?{urlencode({'to': link.path})}",
        png=f"{reverse('outreach_qr_png')}?{urlencode({'to': link.path})}",
        sheet=f"{sheet}?{query}" if has_fonts(link.language) else "",
        large=f"{sheet}?{query}&size=large" if has_fonts(link.language) else "",
        cards=f"{reverse('outreach_cards')}?{urlencode(form.cleaned_data)}" if has_fonts(link.language) else "",
        message=words["sms"].format(**said),
        letter=words["letter"].format(organization=organization or "________", **said),
    )
