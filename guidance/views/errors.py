"""Pages for what went wrong, in the site's look."""

from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token


def not_found(request, exception=None):
    return render(request, "guidance/errors/404.html", status=404)


def bad_request(request, exception=None):
    return render(request, "guidance/errors/400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "guidance/errors/403.html", status=403)


@requires_csrf_token
def server_error(request):
    return render(request, "guidance/errors/500.html", status=500)


def too_large(request):
    return render(request, "guidance/errors/413.html", status=413)


def length_needed(request):
    return render(request, "guidance/errors/411.html", status=411)
