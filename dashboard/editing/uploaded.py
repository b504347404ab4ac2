"""What somebody uploads, taken for what it is, not for what its name says."""

from pathlib import PurePath

from dashboard.editing import csv_sheet, xlsx_sheet
from dashboard.editing.grid import Grid, SheetError
from dashboard.records.items import MEGABYTE

LARGEST = 8 * MEGABYTE
HOW = "Save it as XLSX, or as CSV in UTF-8, and bring that"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    b"%PDF": "is a PDF",
    b"\x89PNG": "is a picture",
    b"\xff\xd8\xff": "is a picture",
    b"GIF8": "is a picture",
    b"{\\rtf": "is a text document (RTF)",
    b"\x1f\x8b": "is a compressed file",
    b"7z\xbc\xaf": "is a compressed file",
    b"PK\x05\x06": "is an empty ZIP archive",
}


def read(name: str, content: bytes) -> Grid:
    """The rows of an XLSX or CSV file; raise SheetError, whose words go on from the file's name."""
    if not content:
        raise SheetError("is empty")
    if len(content) > LARGEST:
        raise SheetError(f"is {len(content) / MEGABYTE:.1f} MB; at most {LARGEST // MEGABYTE} MB is taken")
    ending = PurePath(name).suffix.casefold()
    if content.startswith(_ZIP):
        if ending in (".csv", ".tsv", ".txt"):
            raise SheetError(f"is called {ending}, but is no text: it is a ZIP archive, as an XLSX file is. {HOW}")
        return xlsx_sheet.read(content)
    if why := _strange(content):
        raise SheetError(f"{why}. {HOW}")
    if ending in (".xlsx", ".xlsm", ".xls", ".ods"):
        raise SheetError(f"is called {ending}, but is plain text. If it is CSV, call it .csv and bring it again")
    return csv_sheet.read(content)


def _strange(content: bytes) -> str:
    """What a file is that holds no sheet, as far as its first bytes tell; else ""."""
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return "is protected by a password. Take that off first"
        return "is of the old Office format (.xls), which is not read"
    start = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"<"):
        return f"is {'a web page' if b'html' in start or b'<table' in start else 'XML'}, not a sheet"
    known = (said for mark, said in _OTHERS.items() if content.startswith(mark))
    return next(known, "is no sheet and no text" if not csv_sheet.is_text(content) else "")
