"""Requests that no form of ours sends: any address, method, header and body."""

from hypothesis import strategies as st

from fuzz.asking import FORM, MULTIPART, ask, encoded, sound
from fuzz.canary import CANARY
from fuzz.drawing import NASTY, texts
from fuzz.target import Target

PATHS = st.one_of(
    st.sampled_from(
        [
            "/", "/decide/", "/letters/new/", "/letters/download/", "/letters/batch/", "/letters/forget/", "/corrections/", "/search/",
            "/static/guidance/site.css", "/static/../settings.py", "/api/v1/decision", "/robots.txt", "//[", "/plans/%2e%2e/", "/healthz",
            "/admin/", "/admin/guidance/contact/", "/guides/x/", "/changes/feed.atom", "/patients/en/", "/\xed\xa0\x80/", "/a\0b/",
        ]
    ),
    st.text(st.characters(max_codepoint=255), max_size=30).map(lambda text: f"/{text}"),
)  # fmt: skip
METHODS = st.sampled_from(
    ["GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "\u00e9"]
)
LATIN = texts(60).map(lambda text: text.encode(errors="replace").decode("latin-1"))
TYPES = st.one_of(
    st.sampled_from(
        [
            FORM, MULTIPART, "application/json", "multipart/form-data", 'multipart/form-data; boundary="', "text/plain; charset=hex",
            "multipart/form-data; boundary=part; charset=unicode_escape", f"{FORM}; charset=utf-16", "a/b; charset*=x''y",
            "multipart/form-data; boundary*=hex''part", "multipart/form-data; boundary*0=pa; boundary*1=rt", ";" * 300,
        ]
    ),
    LATIN,
)  # fmt: skip
HEADERS = {
    "HTTP_HOST": ["localhost", "evil.example", "localhost:x", "[", "a,b", ""],
    "HTTP_COOKIE": ["csrftoken=1", f"clinic={CANARY}", "sessionid=\xff", ";;;=;", "a=" + "b" * 4000],
    "HTTP_IF_NONE_MATCH": ['"x"', "W/", '"', "*", ", " * 200],
    "HTTP_IF_MODIFIED_SINCE": ["Tue, 24 Nov 2026 00:00:00 GMT", "Tue, 99 Nov 9999 99:99:99 GMT", "x", "0" * 300],
    "HTTP_RANGE": ["bytes=0-1", "bytes=-1", "bytes=9" + "9" * 400 + "-", "bytes=a-b", "x"],
    "HTTP_ACCEPT_ENCODING": ["gzip", "br;q=x", "," * 300],
    "HTTP_X_FORWARDED_FOR": ["1.1.1.1", "::", "x", "1.1.1.1,"],
    "HTTP_X_FORWARDED_PROTO": ["https", "x"],
    "HTTP_REFERER": [f"http://localhost/?{CANARY}", "http://[", ""],
    "HTTP_ORIGIN": ["null", "http://[", "http://localhost", "x"],
    "CONTENT_LENGTH": ["", "0", "-1", "\u00b2", "9" * 5000, "7000000", "x", "5"],
    "HTTP_TRANSFER_ENCODING": ["chunked", "x"],
    "REMOTE_ADDR": ["", "x", "::1", "fe80::1%x"],
}
SENT = st.fixed_dictionaries(
    {}, optional={name: st.one_of(st.sampled_from(values), LATIN) for name, values in HEADERS.items()}
)
BODIES = st.one_of(
    st.none(),
    st.binary(max_size=300),
    st.builds(lambda head, text: f'--part\r\n{head}\r\n\r\n{text}{CANARY}\r\n--part--\r\n'.encode(errors="surrogatepass"), st.sampled_from(
        [
            'Content-Disposition: form-data; name="rows"', 'Content-Disposition: form-data; name="file"; filename="a.csv"',
            "Content-Disposition: form-data", "Content-Disposition: form-data; name*=hex''41", "Content-Type: x; charset=hex",
            'Content-Disposition: form-data; name="rows"\r\nContent-Transfer-Encoding: base64', "x" * 3000, ":" * 50, "",
        ]
    ), texts()),
    st.lists(st.tuples(st.sampled_from(NASTY), texts()), max_size=4).map(lambda pairs: encoded([*pairs, ("a", CANARY)]).encode()),
    st.integers(950, 1100).map(lambda count: b"&".join([b"a=1"] * count)),
)  # fmt: skip
STATUSES = (200, 204, 206, 301, 302, 304, 400, 403, 404, 405, 411, 413, 416, 429)


def attempt(asked: tuple) -> None:
    """Any answer but a crash."""
    path, method, kind, headers, body, token = asked
    meta = {name: value for name, value in headers.items() if token or name != "HTTP_X_CSRFTOKEN"}
    # A redirect repeats the address, so the word does not stand in this one.
    sound(ask(path, query=encoded({"note": "x"}), body=body, kind=kind, method=method, token=token, **meta), *STATUSES)


TARGETS = [
    Target(
        name="any_request",
        about="requests that no form of ours sends",
        inputs=4_000,
        attempt=attempt,
        parts=st.tuples(PATHS, METHODS, TYPES, SENT, BODIES, st.booleans()),
        keeps=("axes_accessattempt",),
    )
]
