"""How long a page may be kept by whom."""

from django.utils.cache import patch_cache_control


class CacheHeaders:
    """Guidance pages may be shared for a minute; a view that says otherwise is left alone.

    Only answers without a cookie are shared. Errors and redirects are not.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        shareable = request.method in ("GET", "HEAD") and response.status_code in (200, 304)
        if shareable and not response.cookies and not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=60)
        elif not response.has_header("Cache-Control"):
            patch_cache_control(response, no_store=True)
        return response
