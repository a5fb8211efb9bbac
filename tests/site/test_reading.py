"""What the other tests read pages with must itself be right."""

from django.http import HttpResponse

from tests.site.reading import page_of, typed_in

FORM = HttpResponse(
    '<form><input name="day" value="03/01/2015"><input type="radio" name="role" value="a">'
    '<input type="radio" name="role" value="b" checked><textarea name="why">\n One\n two &amp; three</textarea>'
    '<select name="plan"><option value="">Choose</option><option value="x" selected>X</option></select></form>'
)


def test_fields_are_read_as_a_browser_would_send_them():
    page = page_of(FORM)

    typed = typed_in(page)

    assert typed == {"day": ["03/01/2015"], "role": ["b"], "why": [" One\n two & three"], "plan": ["x"]}


def test_words_are_read_without_markup_and_scripts():
    page = page_of(HttpResponse("<div><p>O&#x27;Brien <b>&lt;b&gt;</b></p>\n<script>no()</script></div>"))

    text = page.text

    assert text == "O'Brien <b>"
