"""temporary"""
import os
import pytest
from tests.browser.addresses import *
from tests.browser.answering import *
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("directory")]

def test_shots(open_page):
    todo = {a.strip("/").replace("/", "-") or "home": a for a in page_addresses()} | {"d-" + k.replace(" ", "-"): v for k, v in DECISIONS.items()} | {"on-" + d.split("?on=")[1] + d[1:4]: d for d in DATED} | {"d-typical": TYPICAL, "404": NO_SUCH_PAGE}
    for w, h in ((1280, 720), (375, 667)):
        page = open_page(viewport={"width": w, "height": h})
        for name, a in todo.items():
            page.goto(a)
            page.screenshot(path=f"/tmp/shots/{name}-{w}.png", full_page=True)
        for name, v in (("preview", LETTER), ("preview-es", BY_THE_PATIENT), ("letter-error", {"patient_name": "X", "accepts_rate": "no"})):
            page.goto("/letters/new/")
            fill_letter(page, v)
            page.get_by_role("button", name="Show the letter").click()
            page.screenshot(path=f"/tmp/shots/{name}-{w}.png", full_page=True)
        page.goto("/admin/")
        page.screenshot(path=f"/tmp/shots/admin-{w}.png", full_page=True)
