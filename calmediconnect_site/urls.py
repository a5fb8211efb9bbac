"""Every address of the site."""

from django.contrib import admin
from django.urls import path

from guidance.urls import urlpatterns as guidance_urls

urlpatterns = [*guidance_urls, path("admin/", admin.site.urls)]

handler400 = "guidance.views.errors.bad_request"
handler403 = "guidance.views.errors.forbidden"
handler404 = "guidance.views.errors.not_found"
handler500 = "guidance.views.errors.server_error"
