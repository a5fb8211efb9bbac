"""No table has room for a patient."""

import re

import pytest
from django.apps import apps

from guidance.content_loader import content

MODELS = list(apps.get_models())
OF_A_PATIENT = re.compile(
    r"patient|birth|dob|diagnos|treatment|medicare|medi_cal|member_id|npi|visit|urgency|represent|mbi|cin|ssn|answer"
)
# What a letter and the phone book both speak of: it identifies nobody.
SHARED = {"plan"}


def columns(model) -> set[str]:
    return {field.name for field in model._meta.get_fields()}


def test_there_are_models_to_look_at():
    names = {model.__name__ for model in MODELS}

    assert {"Plan", "Contact", "Correction"} <= names


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_no_model_is_a_patient_s_and_no_column_holds_what_a_letter_asks(model):
    asked = set(content().letter_form.fields)

    suspects = [name for name in (model.__name__.lower(), *columns(model)) if OF_A_PATIENT.search(name)]

    assert suspects == []
    assert columns(model) & asked <= SHARED


@pytest.mark.parametrize("column", ["patient_name", "date_of_birth", "diagnosis_codes", "medicare_number"])
def test_a_column_about_a_patient_would_be_found(column):
    assert OF_A_PATIENT.search(column)
