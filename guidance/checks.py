"""Content problems stop `manage.py check`, and with it every deploy."""

from django.core.checks import Error, register

from guidance.content_loader import CONTENT_FOLDER, ContentError, load_content


@register()
def content_holds(app_configs, **kwargs):
    """One error for each problem in the content."""
    try:
        load_content(CONTENT_FOLDER)
    except ContentError as error:
        return [
            Error(problem, hint="Correct the content file.", id="guidance.E001", obj="content")
            for problem in error.problems
        ]
    return []
