"""Showing a page that the site made for a state, in a window that many states share."""

from contextlib import contextmanager

from tests.browser.conftest import Complaints
from tests.site.states import shown

OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@contextmanager
def shared_window(browser, home: str, **options):
    """A window for many tests; at the end no page may have been complained of."""
    with browser.new_context(base_url=home, **options) as context:
        complaints = Complaints(context, home)
        page = context.new_page()
        page.set_default_timeout(8000)
        yield page
    assert not complaints.heard, "\n".join(complaints.heard)


def show(page, home: str, state: str) -> None:
    """The page in that state, as sent and at its own address, with everything folded away opened."""
    answer = shown(state)
    request = getattr(answer, "request", {})  # a page made without a browser has none
    address = home + request.get("PATH_INFO", "/")
    session = answer.client.cookies.get("sessionid") if request else None
    page.context.clear_cookies()
    if session and session.value:  # the desk's pages ask for words of their own
        page.context.add_cookies([{"name": "sessionid", "value": session.value, "url": f"{home}/admin/"}])
    headers = {name: value for name, value in answer.items() if name not in ("Content-Length", "Location")}
    page.route(address, lambda route: route.fulfill(status=200, headers=headers, body=answer.content))
    page.goto(address)
    page.unroute(address)
    page.evaluate(OPEN_ALL)
