"""Every target, in the order in which they are tried."""

from functools import cache
from importlib import import_module

from fuzz.target import Target

MODULES = (
    "dates",
    "identifiers",
    "identifying",
    "contact_shapes",
    "patient_paths",
    "spreadsheet_cells",
    "header",
    "printed_text",
    "text_files",
    "archives",
    "workbooks",
    "carried_rows",
    "remembered_clinic",
    "search",
    "letter_form",
    "letter_files",
    "batch",
    "corrections",
    "decide",
    "api",
    "days_asked",
    "patient_pages",
    "outreach",
    "sign_in",
    "large",
    "any_request",
)


@cache
def targets() -> dict[str, Target]:
    """Every target by its name. The site must be ready."""
    found = [target for name in MODULES for target in import_module(f"fuzz.targets.{name}").TARGETS]
    return {target.name: target for target in found}
