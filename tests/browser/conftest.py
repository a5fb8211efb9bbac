"""A real browser against the live server. A test fails on anything the browser complains of."""

import os
import shutil

import pytest
from django.core.management import call_command
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

BROWSERS = ("chromium", "google-chrome", "chromium-browser")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NO_BROWSER = f"No browser: none of {', '.join(BROWSERS)} is installed. Install Debian's package chromium."
# The browser's own viewer, which opens a PDF, asks the browser itself for its parts.
PDF_VIEWER = ("chrome-extension:", "chrome:")
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`Content-Security-Policy: ${event.violatedDirective} stopped ${event.blockedURI} ${event.sample}`));
"""


def installed_browser() -> str:
    """The browser's path. Without one the tests are skipped, which CI must not do."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    return pytest.fail(NO_BROWSER) if os.environ.get("CI") == "true" else pytest.skip(NO_BROWSER)


@pytest.fixture(scope="session")
def live_server(static_files, django_db_setup):
    """pytest-django's server, but WhiteNoise serves the hashed files, as it does when deployed.

    Django's own handler of static files would come first, and knows only the names without a hash.
    """
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = lambda site: site
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="package")
def browser():
    """One browser for all of these tests, closed before other tests run.

    Playwright keeps an event loop in this thread, in which Django refuses to touch the database unless told otherwise.
    """
    path = installed_browser()
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield chromium
        chromium.close()


class Complaints:
    """What went wrong in a browser window, and every request that left for elsewhere."""

    def __init__(self, context, home: str):
        self.home = home
        self.heard: list[str] = []
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self.hear_console)
        context.on("weberror", lambda error: self.heard.append(f"script error: {error.error}"))
        context.on("request", self.hear_request)
        context.on("response", self.hear_response)

    def hear_console(self, message) -> None:
        """Files that could not be loaded are heard as responses, and a page may rightly be a 404."""
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.heard.append(f"console: {message.text}")

    def hear_request(self, request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:", *PDF_VIEWER)):
            self.heard.append(f"request to elsewhere: {request.url}")

    def hear_response(self, response) -> None:
        if response.status >= 500 or (response.status >= 400 and not response.request.is_navigation_request()):
            self.heard.append(f"{response.status}: {response.url}")


@pytest.fixture
def open_page(browser, live_server):
    """Opens a page in a fresh context with the options given; at the end nothing may have been complained of."""
    opened = []

    def open_in_fresh_context(**options):
        context = browser.new_context(base_url=live_server.url, **options)
        opened.append((context, Complaints(context, live_server.url)))
        page = context.new_page()
        page.set_default_timeout(8000)
        return page

    yield open_in_fresh_context
    for context, _ in opened:
        context.close()
    heard = [complaint for _, complaints in opened for complaint in complaints.heard]
    assert not heard, "\n".join(heard)


@pytest.fixture
def page(open_page):
    """A window 1280 by 720 with scripts on."""
    return open_page()


@pytest.fixture
def plain_page(open_page):
    """A window with scripts off."""
    return open_page(java_script_enabled=False)


@pytest.fixture(params=[True, False], ids=["scripts on", "scripts off"])
def either(request, open_page):
    """The same with scripts and without."""
    return open_page(java_script_enabled=request.param)


@pytest.fixture
def phone(open_page):
    """A small phone, 375 by 667."""
    return open_page(viewport={"width": 375, "height": 667}, has_touch=True)


@pytest.fixture
def directory(transactional_db):
    """The phone book as a deploy fills it."""
    call_command("load_directory", verbosity=0)
