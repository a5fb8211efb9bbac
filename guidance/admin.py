"""What stands on the editors' desk: the phone book, and what readers report."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django_otp.plugins.otp_static.models import StaticDevice
from simple_history.admin import SimpleHistoryAdmin

from guidance.domain.calendar import spelled
from guidance.models import Contact, Correction, Plan

admin.site.unregister(StaticDevice)  # recovery codes are their editor's alone
CHECKED = {"plan", "purpose", "value", "note"}  # what a verification was about


@admin.register(Plan)
class PlanAdmin(admin.ModelAdmin):
    """Plans are named by content; here they only hold their contacts."""

    list_display = ("slug",)


class StateFilter(admin.SimpleListFilter):
    """The same states as the desk counts."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return (("never", "never verified"), ("old", "verified more than 180 days ago"), ("fresh", "verified"))

    def queryset(self, request, queryset):
        due = {"never": queryset.never_verified(), "old": queryset.verified_long_ago(on=timezone.localdate())}
        if self.value() == "fresh":
            return queryset.exclude(pk__in=due["never"]).exclude(pk__in=due["old"])
        return due.get(self.value(), queryset)


class ContactForm(forms.ModelForm):
    class Meta:
        model = Contact
        fields = ("plan", "purpose", "value", "source", "note", "hours", "printed", "in_force_from", "in_force_to")
        error_messages = {
            "value": {"required": "Type the number or address."},
            "source": {"required": "Say who says so: a source number, or where you read it."},
        }


@admin.register(Contact)
class ContactAdmin(SimpleHistoryAdmin):
    form = ContactForm
    list_display = ("plan", "purpose", "value", "state", "verify_button")
    list_display_links = ("value",)
    list_filter = (StateFilter, "plan", "purpose")
    list_select_related = ("plan", "verified_by")
    search_fields = ("value", "source", "note")
    actions = None
    fields = ("state", *ContactForm.Meta.fields)
    readonly_fields = ("state",)

    def get_urls(self):
        verify = path("<int:pk>/verify/", self.admin_site.admin_view(self.verify), name="guidance_contact_verify")
        return [verify, *super().get_urls()]

    def view_on_site(self, contact) -> str:
        return reverse("plan", args=[contact.plan.slug])

    @admin.display(ordering="verified_on")
    def state(self, contact) -> str:
        """Who verified it and when, or that nobody has; and whether it has ended."""
        today = timezone.localdate()
        if contact.verified_on is None:
            said = "never verified"
        else:
            said = f"verified on {spelled(contact.verified_on)} by {contact.verified_by or 'somebody no longer here'}"
            said += ", more than 180 days ago" if contact.verification(on=today) else ""
        return said + (f"; ended on {spelled(contact.in_force_to)}" if contact.ended(on=today) else "")

    @admin.display(description="checked it?")
    def verify_button(self, contact) -> str:
        return format_html(
            '<button class="verify" formaction="{}">Verified today<span class="visually-hidden">: {}</span></button>',
            reverse("admin:guidance_contact_verify", args=[contact.pk]),
            contact,
        )

    def verify(self, request, pk: int):
        """One click: the contact counts as checked today by this editor, on every page from then on."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        contact = get_object_or_404(Contact, pk=pk)
        if not self.has_change_permission(request, contact):
            raise PermissionDenied
        contact.verify(on=timezone.localdate(), by=request.user)
        self.log_change(request, contact, "Verified.")
        self.message_user(request, f"{contact} is verified as of today, and the pages say so.", messages.SUCCESS)
        return redirect(came_from(request))

    def save_model(self, request, contact, form, change):
        """What was verified and is now different is unverified, until somebody checks it again."""
        if contact.verified_on and CHECKED & set(form.changed_data):
            contact.unverify()
            self.message_user(request, "It was changed, so it is unverified until it is checked.", messages.WARNING)
        super().save_model(request, contact, form, change)


@admin.register(Correction)
class CorrectionAdmin(SimpleHistoryAdmin):
    list_display = ("created", "page", "beginning", "status")
    list_display_links = ("created", "beginning")
    list_filter = ("status", "created")
    fields = ("created", "page", "wrong", "contact", "status", "note")
    readonly_fields = ("created", "page", "wrong", "contact")
    actions = ("mark_done", "mark_declined")

    def has_add_permission(self, request) -> bool:
        return False

    def view_on_site(self, correction) -> str:
        return correction.page

    @admin.display(description="what is wrong")
    def beginning(self, correction) -> str:
        return correction.wrong if len(correction.wrong) <= 80 else f"{correction.wrong[:79]}…"

    @admin.action(description="Mark as done", permissions=["change"])
    def mark_done(self, request, queryset):
        self.mark(queryset, Correction.Status.DONE)

    @admin.action(description="Mark as declined", permissions=["change"])
    def mark_declined(self, request, queryset):
        self.mark(queryset, Correction.Status.DECLINED)

    def mark(self, queryset, status: str) -> None:
        """One by one, so that each is noted in its history."""
        for correction in queryset:
            correction.status = status
            correction.save()


def came_from(request) -> str:
    """The page of the desk on which the button stood, or the list."""
    page = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if ours else reverse("admin:guidance_contact_changelist")
