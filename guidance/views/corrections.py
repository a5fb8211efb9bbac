"""What readers say is wrong. It lands on the editors' desk."""

from django.db import Error
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from guidance.forms.correction import CorrectionForm, is_page_of_this_site
from guidance.limits import CORRECTIONS, spoken
from guidance.views.correction_page import correction_page
from guidance.views.over_limit import told, wait_for

no_store = cache_control(no_store=True, private=True)
LIMIT = CORRECTIONS
TOO_MANY = "Many corrections came from your network within the hour. What you typed is still here: send it in {wait}."
AWAY = "It could not be kept just now. What you typed is still here: send it again in a few minutes."


@require_http_methods(["GET", "HEAD", "POST"])
@no_store
@sensitive_post_parameters()
def corrections(request):
    now = timezone.now()
    if request.method != "POST":
        page = request.GET.get("page", "")
        return correction_page(
            request, CorrectionForm(initial={"page": page} if is_page_of_this_site(page) else {}, now=now)
        )
    form = CorrectionForm(request.POST, now=now)
    if not form.ready():
        return correction_page(request, form)
    if wait := wait_for(LIMIT, request):
        return told(correction_page(request, form, again=TOO_MANY.format(wait=spoken(wait))), wait)
    try:
        form.save()
    except Error:
        return correction_page(request, form, again=AWAY, status=503)
    return redirect("correction_sent")


@require_safe
@no_store
def sent(request):
    return render(request, "guidance/correction_sent.html")
