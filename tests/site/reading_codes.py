"""QR codes read back by a program that did not draw them, and the pictures they are read from."""

from io import BytesIO

import pymupdf
import zxingcpp
from PIL import Image


def codes_in(picture: Image.Image) -> list[str]:
    """What every QR code in the picture says."""
    return [found.text for found in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)]


def codes_in_png(made: bytes) -> list[str]:
    return codes_in(Image.open(BytesIO(made)).convert("L"))


def page_pictures(made: bytes, *, dots: int = 100) -> list[Image.Image]:
    """Each page of the PDF as it prints in black and white, at that many dots an inch."""
    with pymupdf.open(stream=made) as pages:
        drawn = [page.get_pixmap(dpi=dots, colorspace=pymupdf.csGRAY) for page in pages]
    return [Image.frombytes("L", (each.width, each.height), each.samples) for each in drawn]
