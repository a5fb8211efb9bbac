"""The proof of the decision, as last written."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.proof import written_proof


@require_safe
def proof(request):
    written = written_proof()
    current = written["content_version"] == content().version
    programs = [
        {"program": program, "part": written["programs"][program.slug], "editions": editions(program, written)}
        for program in content().programs.all
    ]
    context = {"written": written, "current": current, "programs": programs}
    return render(request, "guidance/proof.html", context)


def editions(program, written: dict) -> list[dict]:
    """Each edition's combinations, and its outcomes under their names in the program."""
    tags = {outcome.value: tag for outcome, tag in content().outcomes.tags[program.slug].items()}
    return [
        {**edition, "outcomes": [(tags[name], count) for name, count in edition["outcomes"].items()]}
        for edition in written["programs"][program.slug]["editions"]
    ]
