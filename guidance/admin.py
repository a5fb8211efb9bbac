"""The editor's desk: the phone book."""

from django.contrib import admin

from guidance.models import Contact, Plan

admin.site.site_header = "Cal MediConnect guide: the phone book"
admin.site.site_title = "Phone book"
admin.site.index_title = "Contacts of the plans"


@admin.register(Plan)
class PlanAdmin(admin.ModelAdmin):
    """Plans are named by content; here they only hold their contacts."""

    list_display = ("slug",)


@admin.register(Contact)
class ContactAdmin(admin.ModelAdmin):
    list_display = ("plan", "purpose", "value", "in_force_to", "verified_on", "verified_by")
    list_filter = ("plan", "purpose", "verified_on")
    search_fields = ("value", "source", "note")
    raw_id_fields = ("verified_by",)
