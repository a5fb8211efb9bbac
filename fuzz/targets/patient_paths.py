"""What a QR code may lead to."""

from urllib.parse import urlsplit

from fuzz.target import Target
from guidance.domain.outreach import is_campaign, messages
from guidance.patient_links import is_patient_path, whole

SEEDS = [
    b"/patients/", b"/patients/es/", b"/patients/es/joining/?program=cal-mediconnect&c=spring-fair", b"//[", b"/patients/en/?c=%00",
    b"//evil.example/patients/", b"/patients/en/#x", b"/patients/../admin/", b"/patients/en/?c=a&c=b", b"/\\evil.example",
]  # fmt: skip


def attempt(data: bytes) -> None:
    """A path that is taken leads to the patient pages of this site and nowhere else."""
    text = data.decode(errors="replace")
    if is_patient_path(text):
        there, here = urlsplit(whole(text)), urlsplit(whole("/"))
        assert (there.scheme, there.netloc) == (here.scheme, here.netloc)
        assert there.path.startswith("/patients/")
    assert not is_campaign(text) or (text.isascii() and len(text) <= 20)
    assert messages(text) >= 1


TARGETS = [
    Target(
        name="patient_paths",
        about="addresses for QR codes, campaign words",
        inputs=130_000,
        attempt=attempt,
        seeds=SEEDS,
        silent=True,
    )
]
