"""What is kept of a sign-in that failed: the name, the address, the time, and how often. Nothing else."""

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt


class CountOnly(AxesDatabaseHandler):
    """Keeps no browser, no headers, and nothing of the form."""

    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        if request is not None:
            request.axes_user_agent = request.axes_http_accept = ""
        super().user_login_failed(sender, credentials, request, **kwargs)
        AccessAttempt.objects.exclude(get_data="", post_data="").update(get_data="", post_data="")
