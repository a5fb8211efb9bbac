"""A file as an answer."""

from django.http import HttpResponse


def pdf_reply(made: bytes, *, filename: str) -> HttpResponse:
    """The file, to be shown in the browser. It is answered whole, not streamed, so that it has an ETag."""
    headers = {"Content-Disposition": f'inline; filename="{filename}"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def attached(made: bytes, kind: str, name: str) -> HttpResponse:
    """The file, to be saved. Its name must say nothing of a patient."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type=kind, headers=headers)
