"""An uploaded workbook built from parts: strange cells, strange XML, and strange archives around good ones."""

from hypothesis import strategies as st

from fuzz.drawing import days, texts
from fuzz.sheets import GOOD, archive, as_csv, cell_xml, parts_of, sheet_xml
from fuzz.target import Target
from fuzz.targets.text_files import attempt

PLACES = st.one_of(
    st.sampled_from(
        ["A1", "A2", "B3", "ZZZ9999999", "XFD1048576", "A0", "a1", "A-1", "1A", "", "A10001", "GS1", "A99999999"]
    ),
    st.builds(lambda column, row: f"{column}{row}", st.sampled_from("ABCDEXYZ"), st.integers(0, 12000)),
)
VALUES = st.one_of(
    texts(),
    days(),
    st.floats().map(str),
    st.integers().map(str),
    st.sampled_from(
        ["1e308", "-1e308", "1e-400", "2958466", "-1", "60", "0.5", "45000.5", "#N/A", "1.2E+15", "TRUE", "9" * 400]
    ),
)
KINDS = st.sampled_from(["", "n", "s", "str", "inlineStr", "b", "e", "d", "x"])
STYLES = st.sampled_from(["", "0", "1", "2", "3", "99999999999", "-1", "x"])
CELLS = st.lists(st.builds(cell_xml, PLACES, VALUES, KINDS, STYLES), max_size=12)
XML_TRICKS = st.sampled_from(
    [
        '<?xml version="1.0" encoding="utf-7"?>', '<?xml version="1.0" encoding="utf-16"?>', '<?xml version="1.1"?>',
        '<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/hostname">', "<!--" + "-" * 300 + "-->",
        "<![CDATA[x]]>", "<?x y?>", "&#0;", "&#xD800;", "&lt;" * 300, "<a " + 'x="1" ' * 3, "<a:b/>", "\ufeff", "</row>",
    ]
)  # fmt: skip
NAMES = st.sampled_from(
    [
        "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "../../evil.xml", "/etc/x.xml",
        "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/vbaProject.bin", "xl/workbook.bin", "a\0b.xml", "x" * 300 + ".xml",
    ]
)  # fmt: skip
BODIES = st.one_of(XML_TRICKS, texts(), st.builds("".join, st.lists(XML_TRICKS, max_size=4)))
SHEETS = st.one_of(
    CELLS.map(lambda cells: sheet_xml("".join(cells))),
    st.tuples(XML_TRICKS, CELLS).map(lambda pair: pair[0] + sheet_xml("".join(pair[1]))),
    st.tuples(CELLS, XML_TRICKS).map(lambda pair: sheet_xml("".join(pair[0]) + pair[1])),
)
GOOD_PARTS = parts_of([list(GOOD), list(GOOD.values())])


def built(sheet: str | None, more: dict[str, str], method: int, level: int) -> bytes:
    """A good workbook with its sheet replaced, or kept, and with parts replaced or added."""
    parts = GOOD_PARTS | ({"xl/worksheets/sheet1.xml": sheet} if sheet is not None else {}) | more
    return archive(
        {name: text.encode(errors="surrogatepass") for name, text in parts.items()}, method=method, level=level
    )


def with_rows(rows: list[dict[str, str]]) -> bytes:
    return archive(
        {name: text.encode(errors="replace") for name, text in parts_of([list(GOOD), *map(list_of, rows)]).items()}
    )


def list_of(row: dict[str, str]) -> list[str]:
    return [row.get(key, "") for key in GOOD]


ROWS = st.lists(
    st.dictionaries(st.sampled_from(list(GOOD)), st.one_of(texts(), days()), max_size=4).map(
        lambda typed: GOOD | typed
    ),
    min_size=1,
    max_size=4,
)
METHODS = st.sampled_from([0, 8, 8, 8, 12, 14])
WORKBOOKS = st.builds(built, st.none() | SHEETS, st.dictionaries(NAMES, BODIES, max_size=2), METHODS, st.integers(1, 9))
TABLES = st.builds(
    lambda rows, delimiter, encoding: as_csv(rows, delimiter=delimiter, encoding=encoding),
    ROWS,
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-32", "utf-7"]),
)

TARGETS = [
    Target(
        name="workbooks",
        about="uploaded XLSX and CSV files, built from parts",
        inputs=5_000,
        attempt=attempt,
        parts=st.one_of(WORKBOOKS, ROWS.map(with_rows), TABLES),
        silent=True,
    )
]
