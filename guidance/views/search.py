"""Search, which works without scripts and without the database."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.searching import index

LONGEST = 100


@require_safe
def search(request):
    query = " ".join(request.GET.get("q", "").split())[:LONGEST]
    found = index().search(query) if query else []
    return render(request, "guidance/search.html", {"query": query, "found": found, "longest": LONGEST})
