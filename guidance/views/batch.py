"""Many requests from one file: the report first, then the letters. Nothing of the file is kept."""

from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from guidance.content_loader import content
from guidance.domain.letters import Part
from guidance.forms.columns import columns
from guidance.forms.file_kinds import UnreadableFileError
from guidance.forms.report import Report, report_on
from guidance.forms.upload import part_from, sheet_from
from guidance.limits import BATCH_LETTERS, REPORTS
from guidance.rendering.template_files import template_csv, template_xlsx
from guidance.views.batch_files import MAKERS
from guidance.views.batch_page import batch_page
from guidance.views.file_reply import attached
from guidance.views.over_limit import told, wait_for

no_store = cache_control(no_store=True, private=True)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
@no_store
@sensitive_post_parameters()
def batch(request):
    """The report on the file; with `make`, the letters, unless something is to be seen first."""
    if request.method != "POST":
        return batch_page(request)
    if wait := wait_for(REPORTS, request):
        return told(batch_page(request, wait=wait), wait)
    try:
        part = part_from(request.POST)
        report = report_on(sheet_from(request.POST, request.FILES), today=timezone.localdate())
    except UnreadableFileError as error:
        return batch_page(request, problems=error.problems)
    make = MAKERS.get(request.POST.get("make"))
    if make is None or not report.may_make:
        return batch_page(request, report=report)
    return letters_of_all(request, report, part, make)


def letters_of_all(request, report: Report, part: Part, make):
    """The letters, unless there were too many from this network, or this part has nothing in it."""
    if wait := wait_for(BATCH_LETTERS, request, units=len(report.good)):
        return told(batch_page(request, report=report, wait=wait), wait)
    return make(request, report.good, part) or batch_page(request, report=report, problems=[NOTHING_OF_IT])


NOTHING_OF_IT = "None of these requests has that part. Choose another."


@require_safe
@no_store
def csv_template(request):
    made = template_csv(columns(), content().letter_batch.example)
    return attached(made, "text/csv; charset=utf-8", "continuity-requests-template.csv")


@require_safe
@no_store
def xlsx_template(request):
    return attached(template_xlsx(columns(), content().letter_batch.example), XLSX, "continuity-requests-template.xlsx")
