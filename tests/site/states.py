"""Every state of a page that more than its address leads to: filled in, refused, done, and what went wrong."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.utils import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from guidance import limits
from guidance.limits import Allowance
from guidance.models import Correction, LinkCount
from guidance.views import errors
from tests.site.batching import BATCH, as_csv, carried_on, made, patients, reported, row, upload
from tests.site.correcting import send
from tests.site.editing import LONG_AGO, at_the_desk, code_of, contact, editor, sign_in
from tests.site.lettering import FULL, downloaded
from tests.site.remembering import remembering
from tests.site.setting_limits import taken_but

NEW, DESK = "/letters/new/", "/admin/"
IN_SPANISH = FULL | {"requested_by": "patient", "patient_language": "es", "coverage_start": "05/01/2014"}
IN_SPANISH |= {"letter_date": "05/02/2014", "visit_dates": "06/12/2013; 11/03/2013", "patient_agrees": ""}
SPREAD = [row(plan=plan) for plan in ("molina", "la-care", "molina")]
NOT_KNOWN = [each | {"Shoe size" * 8: "9"} for each in patients(2)]
WITH_ERRORS = [*SPREAD, row(physician_npi="1", plan="kaiser"), row(coverage_start="02/30/2015")]
WRONG = FULL | {"physician_npi": "1", "visit_dates": "soon", "accepts_rate": "no"}
HANDOUT, PHONE = "/outreach/?topic=choices&language=hy", "/admin/second-factor/set-up/"
LONG = [row(plan="A plan of no such name" * 8, specialty="x" * 500)]
TOO_LARGE = 7 * 1024 * 1024


def get(path: str):
    return lambda client: client.get(path)


def post(path: str, **typed):
    return lambda client: client.post(path, typed)


def unprotected(path: str, **typed):
    """The answer to a form whose protection ran out."""
    return lambda client: Client(enforce_csrf_checks=True).post(path, typed)


def report(rows):
    return lambda client: upload(client, rows if isinstance(rows, bytes) else as_csv(rows))


def when_all_is_taken(allowance: Allowance, ask: Callable) -> Callable:
    """The same, asked by a network that has to wait."""

    def asked(client):
        taken_but(allowance, 0)
        answer = ask(client)
        allowance.taken.clear()
        return answer

    return asked


def over_the_allowance(client):
    """Rows that a page carried, sent when nothing is left."""
    rows = carried_on(reported(client, as_csv(SPREAD)))
    return when_all_is_taken(limits.REPORTS, lambda asking: made(asking, rows, "pdf"))(client)


def without_the_database(path: str):
    """The page while the database answers nothing."""

    def fail(*args, **kwargs):
        raise OperationalError("could not connect to server")

    def asked(client):
        with pytest.MonkeyPatch.context() as away:
            away.setattr(connection, "cursor", fail)
            away.setattr(connection, "chunked_cursor", fail)
            return client.get(path)

    return asked


def locked_out(client):
    editor()
    limits.SIGN_INS.taken.clear()
    for _ in range(20):
        if (answer := sign_in(client, password="wrong")).status_code == 429:
            break
    return answer


def wrong_password(client):
    editor()
    return sign_in(client, password="wrong")


def after_the_password(path: str, *, phone: bool = True, **typed):
    def asked(client):
        editor(phone=phone)
        sign_in(client)
        return client.post(path, typed) if typed else client.get(path)

    return asked


def recovery_codes(client):
    edna = editor(phone=False)
    sign_in(client)
    client.get(PHONE)
    return client.post(PHONE, {"code": code_of(edna, confirmed=False)})


def at_desk(path: str = "", **typed):
    """A page of the desk with something on it to do."""

    def asked(client):
        edna = editor()
        number = contact()
        contact(slug="la-care", value="1-213-555-0101", verified_on=LONG_AGO, verified_by=edna, note="By phone")
        wrong = Correction.objects.create(page="/plans/", wrong="It is old.", contact="dr@example.org")
        LinkCount.objects.create(
            day=timezone.localdate(), page="choices", language="hy", campaign="spring-fair", count=3
        )
        address = DESK + path.format(contact=number.pk, wrong=wrong.pk)
        desk = at_the_desk(edna)
        return desk.post(address, typed, follow=True) if typed else desk.get(address)

    return asked


def empty_desk(path: str = ""):
    return lambda client: at_the_desk(editor()).get(DESK + path)


def an_old_version(client):
    number = contact()
    address = f"{DESK}guidance/contact/{number.pk}/history/{number.history.first().pk}/"
    return at_the_desk(editor()).get(address)


# What is asked for, and words that only that state shows.
OF_THE_GUIDE: dict[str, tuple[Callable, str]] = {
    "letter, all missing": (post(NEW, plan=""), "Please correct this first"),
    "letter, errors": (post(NEW, **WRONG), "This is not an NPI"),
    "letter by the physician": (post(NEW, **FULL), "Ana Sample"),
    "letter by the patient in Spanish": (post(NEW, **IN_SPANISH), 'lang="es"'),
    "letter to print": (lambda client: downloaded(client, "html", part="packet", **FULL), "letter-only"),
    "letter, a part with nothing in it": (lambda client: downloaded(client, part="enclosures"), "has nothing for it"),
    "letter form whose protection ran out": (unprotected(NEW, **FULL), "error-summary"),
    "letter form, the clinic remembered": (lambda client: remembering(client).get(NEW), "/letters/forget/"),
    "letter to wait for": (when_all_is_taken(limits.PREVIEWS, post(NEW, **FULL)), "Please wait"),
    "batch, nothing chosen": (post(BATCH, make=""), "Choose a file"),
    "batch, errors": (report(WITH_ERRORS), "row-errors"),
    "batch, ready": (report(SPREAD), "data-making"),
    "batch, columns not known": (report(NOT_KNOWN), "Shoe size"),
    "batch, long texts": (report(LONG), "no such nameA plan"),
    "batch, not a table": (report(b"%PDF-1.7"), "error-summary"),
    "batch whose protection ran out": (unprotected(BATCH, make=""), "error-summary"),
    "batch to wait for": (when_all_is_taken(limits.REPORTS, report(SPREAD)), "choose the file again"),
    "batch to wait for, rows kept": (over_the_allowance, "Go on with my rows"),
    "plan without its phone book": (without_the_database("/plans/molina/"), "cannot be shown just now"),
    "correction, all missing": (post("/corrections/", page=""), "Please correct this first"),
    "correction, a patient's number": (lambda client: send(client, wrong="It is 1EG4-TE5-MK73"), "Medicare number"),
    "correction, held back": (lambda client: send(client, website="x"), "error-summary"),
    "correction, too many": (when_all_is_taken(limits.CORRECTIONS, send), "Not sent yet"),
    "handout, filled": (get(f"{HANDOUT}&program=medi-medi&organization=A&campaign=fair"), "kit-code"),
    "handout, errors": (get(f"{HANDOUT}&organization={'A' * 61}&campaign=Spring Fair"), "error-summary"),
    "400": (lambda client: client.get("/", headers={"host": "evil.example"}), "could not be read"),
    "403": (unprotected("/admin/login/", username="a"), "Please send it again"),
    "403, not open": (at_desk("guidance/contact/{contact}/delete/"), "not open to you"),
    "404": (get("/nowhere/"), "no such page"),
    "411": (lambda client: errors.length_needed(RequestFactory().get("/")), "could not be read"),
    "413": (lambda client: client.post(NEW, {"plan": ""}, CONTENT_LENGTH=str(TOO_LARGE)), "That is too large"),
    "429": (locked_out, "Too many wrong passwords"),
    "429, sign-ins": (when_all_is_taken(limits.SIGN_INS, sign_in), "Too many sign-ins"),
    "500": (lambda client: errors.server_error(RequestFactory().get("/")), "Something went wrong on our side"),
}
OF_THE_DESK: dict[str, tuple[Callable, str]] = {
    "door": (get("/admin/login/"), "Sign in as an editor"),
    "door, wrong password": (wrong_password, "errornote"),
    "second factor": (after_the_password("/admin/second-factor/"), "six digits"),
    "second factor, wrong code": (after_the_password("/admin/second-factor/", code="000000"), "does not fit"),
    "phone to set up": (after_the_password(PHONE, phone=False), "point the camera"),
    "phone to set up, wrong code": (after_the_password(PHONE, phone=False, code="x"), "does not fit"),
    "recovery codes": (recovery_codes, "If you lose it"),
    "desk, empty": (empty_desk(), "None."),
    "desk, things to do": (at_desk(), "It is old."),
    "contacts": (at_desk("guidance/contact/"), "1-562-555-0100"),
    "contacts, one verified": (at_desk("guidance/contact/{contact}/verify/", now="1"), "is verified as of today"),
    "contacts, filtered to none": (empty_desk("guidance/contact/?state=old&q=x"), "0 results"),
    "contact": (at_desk("guidance/contact/{contact}/change/"), "never verified"),
    "contact, errors": (at_desk("guidance/contact/{contact}/change/", value="", in_force_from="soon"), "errornote"),
    "contact to add": (at_desk("guidance/contact/add/"), "Add contact"),
    "contact's history": (at_desk("guidance/contact/{contact}/history/"), "Change history"),
    "contact as it was": (an_old_version, "Revert"),
    "corrections": (at_desk("guidance/correction/"), "It is old."),
    "correction": (at_desk("guidance/correction/{wrong}/change/"), "dr@example.org"),
    "corrections, none chosen": (at_desk("guidance/correction/", action="mark_done", index="0"), "messagelist"),
    "links opened": (at_desk("links/"), "spring-fair"),
    "links opened, none": (empty_desk("links/"), "None was opened"),
    "password": (at_desk("password_change/"), "id_old_password"),
    "password, errors": (at_desk("password_change/", old_password="x"), "errorlist"),
    "signed out": (lambda client: at_the_desk(editor()).post("/admin/logout/"), "Logged out"),
}
STATES = OF_THE_GUIDE | OF_THE_DESK


def shown(state: str) -> HttpResponse:
    """The page in that state."""
    ask, words = STATES[state]
    answer = ask(Client())
    assert words in answer.content.decode(), f"{state}: {words!r} is not on the page."
    return answer
