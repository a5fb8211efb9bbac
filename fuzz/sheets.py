"""Files of requests, built quickly from their parts."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
# A request of which a letter can be made.
GOOD = {
    "plan": "molina",
    "coverage_start": "03/01/2015",
    "requested_by": "physician",
    "services": "both",
    "urgency": "routine",
    "letter_date": "03/02/2015",
    "patient_name": "Ana Sample",
    "patient_dob": "02/28/1940",
    "member_id": "MEMBER-77",
    "patient_language": "en",
    "physician_name": "Robin Example, MD",
    "physician_npi": "1234567893",
    "your_role": "primary",
    "specialty": "Family medicine",
    "practice_name": "Example Clinic",
    "practice_address": "1 Main Street, Los Angeles, CA 90001",
    "practice_phone": "213-555-0100",
    "diagnosis": "Heart failure",
    "current_treatment": "Medicines and monthly visits",
    "accepts_rate": "yes",
    "accepts_plan_rules": "yes",
    "no_quality_concern": "yes",
    "clinic_reference": "REF-4711",
    "visit_dates": "06/12/2014; 11/03/2014",
}


def as_csv(rows: Sequence[Mapping[str, str]], *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """The rows under the names of all good fields, as the encoding can have them."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, delimiter=delimiter, escapechar="\\")
    lines.writerow(GOOD)
    lines.writerows([row.get(key, "") for key in GOOD] for row in rows)
    return text.getvalue().encode(encoding, errors="replace")


def as_xlsx(rows: Iterable[Sequence[str]], *, packed: bool = False) -> bytes:
    parts = {name: text.encode(errors="replace") for name, text in parts_of(rows).items()}
    return archive(parts, method=zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)


def parts_of(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """The parts of a workbook with one sheet."""
    cells = "".join(f"<row>{''.join(cell_xml('', text, 'inlineStr') for text in row)}</row>" for row in rows)
    one = f'<Relationship Id="rId1" Type="{RELATIONS}/'
    two = f'<Relationship Id="rId2" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{one}officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="Requests" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{one}worksheet" Target="worksheets/sheet1.xml"/>{two}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="46"/><xf numFmtId="22"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": sheet_xml(cells),
    }


def sheet_xml(inside: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData></worksheet>'


def cell_xml(place: str, value: str, kind: str = "", style: str = "") -> str:
    """The cell as XML, of that kind and style; characters that XML cannot hold stay in it."""
    about = "".join(f' {name}="{given}"' for name, given in (("r", place), ("t", kind), ("s", style)) if given)
    text = escape(value)
    return f"<c{about}>{f'<is><t>{text}</t></is>' if kind == 'inlineStr' else f'<v>{text}</v>'}</c>"


def archive(parts: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED, level: int = 1) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method, compresslevel=level) as file:
        for name, body in parts.items():
            file.writestr(name, body)
    return made.getvalue()
