"""A file of paper as an answer."""

from django.http import HttpResponse


def pdf_reply(made: bytes, *, filename: str) -> HttpResponse:
    """The file, to be shown in the browser. It is answered whole, not streamed, so that it has an ETag."""
    headers = {"Content-Disposition": f'inline; filename="{filename}"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
