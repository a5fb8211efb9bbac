"""The editors' desk: what needs attention comes first, and nobody gets in by a password alone."""

from functools import partial

from django.contrib.admin import AdminSite
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone

from guidance.attention import faxes_to_check, plans_without_fax, what_is_due
from guidance.desk import link_counts, second_factor, sign_in


class DeskSite(AdminSite):
    site_title = "Editors’ desk"
    site_header = "Cal MediConnect guide: editors’ desk"
    index_title = "What needs attention"
    index_template = "admin/desk.html"
    enable_nav_sidebar = False

    def has_permission(self, request) -> bool:
        """Whether this is an editor whose second factor was seen in this session."""
        return super().has_permission(request) and request.user.is_verified()

    def get_urls(self):
        return [
            path("links/", self.admin_view(partial(link_counts.page, site=self)), name="link_counts"),
            path("links.csv", self.admin_view(link_counts.as_csv), name="link_counts_csv"),
            path("second-factor/", second_factor.check, name="second_factor"),
            path("second-factor/set-up/", second_factor.set_up, name="second_factor_set_up"),
            *super().get_urls(),
        ]

    def login(self, request, extra_context=None):
        """The password first; then whoever gave it is asked for the second factor."""
        if request.method == "GET" and super().has_permission(request) and not request.user.is_verified():
            return redirect(second_factor.address("second_factor", second_factor.asked_for(request)))
        closed = sign_in.too_many(request) if request.method == "POST" else None
        return closed or super().login(request, extra_context)

    def index(self, request, extra_context=None):
        today = timezone.localdate()
        attention = {
            "due": what_is_due(on=today),
            "faxes": [(fax, fax.verification(on=today)) for fax in faxes_to_check(on=today)],
            "without_fax": plans_without_fax(on=today),
        }
        return super().index(request, {**attention, **(extra_context or {})})
