"""QR codes, for the screen and for paper."""

from io import BytesIO

import segno

BORDER = 4  # modules of white around the code, as the standard asks (ISO/IEC 18004)


def qr_svg(address: str) -> bytes:
    return drawn(address, kind="svg", scale=4, xmldecl=False)


def qr_png(address: str) -> bytes:
    """A picture of 10 dots a module, sharp when printed up to 3 inches wide."""
    return drawn(address, kind="png", scale=10)


def drawn(address: str, **how) -> bytes:
    """A code of medium error correction or better: a fold or a stain leaves it readable."""
    made = BytesIO()
    segno.make(address, error="m", micro=False).save(made, border=BORDER, **how)
    return made.getvalue()
