"""What people and strangers type: the words, days, and fields from which forms, rows and queries are built."""

from collections.abc import Mapping, Sequence
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from fuzz.canary import CANARY

MARKS = "\u0301\u0327"  # in the order that has to be turned round
NASTY = (
    "", " ", "\0", "a\0b", "\u202eevil\u202c", "\u2066\u2069", "\ufeff", "\ud800", "\udfff x", "\uffff", "\U0010ffff",
    "a" + MARKS * 40, "\u0f73" * 40, "\u0663\u0661", "\u00b2", "\u3000", "\u2028", "\x1b[31m", "a\r\nSet-Cookie: b=c",
    "=1+1", "+1", "-1", "@x", "\t=1", "'=1", '"', "<script>alert(1)</script>", "{{ 7*7 }}", "{% now %}", "#eval(\"1\")",
    "#include(\"x\")", "$1$", "\\", "\\ud800", "%00", "%s%n", "${7*7}", "../../etc/passwd", "//[", "http://[::1", "null",
    "NaN", "1e400", "9" * 5000, "0" * 400, "-0", "true", "[]", "{}", "x" * 201, "x" * 3001, "a " * 1600, ";" * 400,
    "1/1/2014;" * 300, "\n" * 500, "123-45-6789", "1EG4-TE5-MK73", "91234567A", "born 01/02/1940", "\U0001f600" * 20,
    "\u1ea4\u0323", "\ufdfa" * 60, "\u212b", "\u0130", "\u00df" * 100, "ﬃ" * 80,
)  # fmt: skip
ODD_DAYS = (
    "", "00/00/0000", "0000-00-00", "0001-01-01", "01/01/0001", "12/31/9999", "9999-12-31", "02/29/2015", "02/29/2016",
    "2/30/2015", "13/13/2015", "03/2015", "3/1/15", "2015-3-1", "2015-03-01T00:00", "\u0663/\u0661/\u0662\u0660\u0661\u0665",
    "03/01/2015 ", "04/01/2014", "03/31/2014", "12/31/2027", "01/01/2028", "99999999999/1/1", "1e3-01-01", "-2015-03-01",
)  # fmt: skip


def texts(longest: int = 40) -> SearchStrategy[str]:
    """Anything typed, half characters and control characters among it."""
    anything = st.text(st.characters(codec=None), max_size=longest)
    usual = st.text("abcXYZ éñЖλ'-.,/;:0123456789\n\t", max_size=longest)
    return st.one_of(
        st.sampled_from(NASTY), usual, anything, st.builds("".join, st.lists(st.sampled_from(NASTY), max_size=3))
    )


def marked(word: str = CANARY) -> SearchStrategy[str]:
    """Anything typed, with the word in it."""
    return st.tuples(texts(), texts(8)).map(lambda pair: f"{pair[0]}{word}{pair[1]}")


def days() -> SearchStrategy[str]:
    """Days as they are typed, near the limits and far from them, and what is no day."""
    some = st.one_of(st.dates(date(2013, 1, 1), date(2028, 12, 31)), st.dates())
    ways = st.sampled_from(
        ("{0:%m}/{0:%d}/{0.year:04}", "{0.year:04}-{0:%m}-{0:%d}", "{0.month}/{0.day}/{0.year}", "{0:%m}/{0.year:04}")
    )
    return st.one_of(st.builds(lambda way, day: way.format(day), ways, some), st.sampled_from(ODD_DAYS))


def changed(
    base: Mapping[str, str], changes: SearchStrategy[str], *, most: int = 5, more: Sequence[str] = ()
) -> SearchStrategy[dict[str, str]]:
    """The fields with a few of them, or of `more`, typed otherwise, and a few left out."""
    names = st.sampled_from([*base, *more])
    return st.builds(
        lambda typed, left_out: {key: text for key, text in {**base, **typed}.items() if key not in left_out},
        st.dictionaries(names, changes, max_size=most),
        st.sets(names, max_size=2),
    )
