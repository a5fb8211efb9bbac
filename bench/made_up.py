"""Requests of patients who do not exist: all different, some short and some long, the same ones at every run."""

import csv
import os
import random
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "bench")
os.environ.setdefault("ALLOWED_HOSTS", "localhost")
os.environ.setdefault("HTTPS", "off")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calmediconnect_site.settings")

import django

django.setup()

from guidance.domain.letters import Letter
from guidance.forms.batch import Good, check_rows
from guidance.forms.rows import Row

DAY = date(2015, 3, 2)
FIRST = ("Ana", "Bao", "Carmen", "Davit", "Elena", "Farid", "Grace", "Nune")
LAST = ("Abrams", "Castillo", "Dang", "Escobedo", "Farahani", "Gevorgyan", "Johnson")
CONDITIONS = ["Heart failure", "Type 2 diabetes with kidney disease", "COPD", "Breast cancer", "Rheumatoid arthritis"]
TREATMENTS = [
    "Medicines and monthly visits",
    "Insulin adjusted every two weeks, foot care, and a retina examination twice a year",
    "Oxygen at home, inhalers, and pulmonary rehabilitation on two days a week, which began in January",
]
SAME = {
    "coverage_start": "03/01/2015",
    "requested_by": "physician",
    "services": "both",
    "urgency": "routine",
    "letter_date": f"{DAY:%m/%d/%Y}",
    "patient_language": "en",
    "physician_name": "Robin Example, MD",
    "physician_npi": "1234567893",
    "specialty": "Internal medicine",
    "practice_name": "Example Clinic",
    "practice_address": "1 Main Street, Los Angeles, CA 90001",
    "practice_phone": "213-555-0100",
    "accepts_rate": "yes",
    "accepts_plan_rules": "yes",
    "no_quality_concern": "yes",
}


def request(number: int) -> dict[str, str]:
    """The request of that number: two in three have fields that a letter can do without."""
    chance = random.Random(number)
    visits = (date(2014, 3, 3) + timedelta(days=chance.randrange(360)) for _ in range(3))
    more = optional(number)
    return SAME | {
        "plan": chance.choice(["care1st", "caremore", "health-net", "la-care", "molina"]),
        "patient_name": f"{chance.choice(FIRST)} {chance.choice(LAST)}-{number}",
        "patient_dob": f"{date(1930, 1, 1) + timedelta(days=chance.randrange(9000)):%m/%d/%Y}",
        "member_id": f"M{number:08}",
        "your_role": chance.choice(["primary", "specialist"]),
        "diagnosis": f"{chance.choice(CONDITIONS)}, stage {number % 4 + 1}, since {2000 + number % 14}",
        "current_treatment": chance.choice(TREATMENTS),
        "visit_dates": "; ".join(f"{day:%m/%d/%Y}" for day in visits),
        "clinic_reference": f"CHART-{number:06}",
        **(more if chance.random() < 0.67 else dict.fromkeys(more, "")),
    }


def optional(number: int) -> dict[str, str]:
    return {
        "send_to_fax": f"213-555-{number % 10_000:04}",
        "practice_fax": "213-555-0133",
        "diagnosis_codes": "I50.9; E11.22",
        "upcoming_care": f"Echocardiogram on April {number % 28 + 1}",
        "facility": "Harbor Hospital",
        "past_care": f"Valve repair in {1995 + number % 19}",
        "treatment_through": "06/30/2015",
    }


def letters(count: int, *, first: int = 0) -> list[tuple[Letter, ...]]:
    """The letters of so many requests; each is one letter."""
    rows = (Row(number=n, values=request(n), problems={}) for n in range(first, first + count))
    made = []
    for checked in check_rows(rows, today=DAY):
        assert isinstance(checked, Good), checked
        made.append(checked.packet().letters)
    return made


def write_csv(path: Path, count: int) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, list(request(0)))
        table.writeheader()
        table.writerows(map(request, range(count)))
