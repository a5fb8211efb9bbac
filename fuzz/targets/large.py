"""As much as can be sent: one piece of text a million times over, wherever something can be typed."""

from hypothesis import strategies as st

from fuzz.asking import MULTIPART, ask, encoded, multipart, sound
from fuzz.canary import CANARY
from fuzz.drawing import MARKS, texts
from fuzz.sheets import GOOD, archive, as_csv, parts_of, sheet_xml
from fuzz.target import Target
from fuzz.targets.letter_form import FIELDS, HELD

PIECES = st.one_of(
    st.sampled_from(
        [
            "a", " ", "\n", "\r", "\r\n", ",", ",\n", ";", "\t", '"', '"\n', "x\n", "a b ", MARKS, "\u0f73", "\u4e00", "\ufdfa", "ﬃ", "\u1e69", "\U0001f600",
            "1/1/2014;", "01/02/1940 born ", "jan 1 2015 ", "d.o.b. ", "123-45-", "1EG4", "91234567", "A-", "(", "[", "{", '{"a":', "{},", '{"row":2},', '[{"row":2,"plan":"x"}', "\\u0000",
            "<a/>", "<a>", "<c/>", "<c><v>1</v></c>", '<c r="A1"><v>1</v></c>', "<row/>", '<row r="3"><c r="A3" t="inlineStr"><is><t>x</t></is></c></row>', ' x="1"', "&lt;", "<!---->", "<?a?>", "<![CDATA[]]>",
        ]
    ),
    texts(12).filter(bool),
)  # fmt: skip
SIZES = st.integers(1_000, 5_900_000)
PLACES = st.sampled_from(
    [
        "letter",
        "letter",
        "letters",
        "correction",
        "contact",
        "rows",
        "file",
        "below the header",
        "in a cell",
        "cells",
        "sheet",
        "tag",
        "names",
        "queries",
    ]
)
HEAD = as_csv([GOOD]).decode()
MOST_UNPACKED = 20 * 1024 * 1024


def attempt(drawn: tuple[str, str, int, str]) -> None:
    """An answer within the time of any other."""
    place, piece, size, field = drawn
    text = piece * (size // max(len(piece.encode(errors="surrogatepass")), 1))
    if place in ("letter", "letters"):
        path = "/letters/new/"
        many = dict.fromkeys(FIELDS, text[: len(text) // len(FIELDS)])
        sound(
            ask(path, body=multipart(HELD | (many if place == "letters" else {field: text}), {}), kind=MULTIPART),
            *STATUSES,
            private=True,
        )
    elif place in ("correction", "contact"):
        typed = (
            {"page": "/", "wrong": text, "contact": CANARY}
            if place == "correction"
            else {"page": text, "wrong": CANARY, "contact": text[:300]}
        )
        sound(ask("/corrections/", body=multipart(typed, {}), kind=MULTIPART), *STATUSES, private=True)
    elif place == "queries":
        for path, key in (
            ("/search/", "q"),
            ("/decide/", "coverage_start"),
            ("/continuity/", "on"),
            ("/outreach/qr.svg", "to"),
            ("/outreach/", "organization"),
        ):
            sound(ask(path, query=encoded({key: text[:4000]})[:4000]), *STATUSES)
    else:
        sent = {"rows": text, "make": ""} if place == "rows" else {"make": ""}
        files = {} if place == "rows" else {"file": ("requests.csv", as_file(place, text))}
        sound(ask("/letters/batch/", body=multipart(sent, files), kind=MULTIPART), *STATUSES, private=True)


def as_file(place: str, text: str) -> bytes:
    data = text.encode(errors="surrogatepass")
    unpacked = (text * (MOST_UNPACKED // max(len(data), 1)))[: MOST_UNPACKED - 5000]
    match place:
        case "file":
            return data
        case "below the header":
            return HEAD.encode() + data
        case "in a cell":
            return as_csv([GOOD | {"diagnosis": text}])
        case "cells":
            return as_csv([dict.fromkeys(GOOD, text[:200])] * 900)
        case "names":
            return ",".join([*GOOD, *(f"{text[:60]}{number}" for number in range(150))]).encode(errors="replace")
        case "tag":
            return workbook(f"<a {unpacked}/>")
    return workbook(unpacked)


def workbook(inside: str) -> bytes:
    parts = parts_of([]) | {"xl/worksheets/sheet1.xml": sheet_xml(inside)}
    return archive({name: text.encode(errors="replace") for name, text in parts.items()})


STATUSES = (200, 302, 400, 413)

TARGETS = [
    Target(
        name="large",
        about="as much as can be sent, anywhere",
        inputs=600,
        attempt=attempt,
        parts=st.tuples(PLACES, PIECES, SIZES, st.sampled_from(FIELDS)),
        keeps=("guidance_correction", "guidance_historicalcorrection"),
    )
]
