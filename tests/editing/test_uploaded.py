"""A file is taken for what it is, whatever its name says, and anything else ends in a plain sentence."""

import io
import zipfile

import pytest

from dashboard.editing.grid import SheetError
from dashboard.editing.uploaded import LARGEST, read
from tests.sheets import xlsx
from tests.shipped import DATASET

BOOK = xlsx(DATASET)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def archive(**files: bytes) -> bytes:
    """A ZIP archive; `__` in a name stands for a slash, `_` for a dot."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


@pytest.mark.parametrize("name", ["deals.xlsx", "deals.XLSM", "deals", "Übersicht 华为.xlsx"])
def test_a_workbook(name: str) -> None:
    """A workbook is read under any name but that of a text."""
    assert len(read(name, BOOK).lines) == len(DATASET.deals)


@pytest.mark.parametrize("name", ["deals.csv", "deals.txt", "deals.tsv", "deals"])
def test_a_text(name: str) -> None:
    """A text is read as CSV."""
    assert len(read(name, b"id,title\r\na,b\r\n").lines) == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"", "is empty"),
        ("a.csv", b"x" * (LARGEST + 1), "is 8.0 MB; at most 8 MB is taken"),
        ("a.csv", BOOK, "is called .csv, but is no text: it is a ZIP archive, as an XLSX file is."),
        ("a.xlsx", b"id,title\na,b\n", "is called .xlsx, but is plain text. If it is CSV, call it .csv"),
        ("a.xlsx", b"<html><table><tr><td>id</td></tr></table></html>", "is a web page, not a sheet."),
        ("a.xls", b"\xef\xbb\xbf\r\n <table>", "is a web page, not a sheet."),
        ("a.csv", b"<?xml version='1.0'?><Workbook/>", "is XML, not a sheet."),
        ("a.xls", OLE, "is of the old Office format (.xls), which is not read."),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password."),
        ("a.xlsx", b"%PDF-1.7", "is a PDF."),
        ("a.csv", b"\x89PNG\r\n", "is a picture."),
        ("a.csv", b"id,title\0\1\2", "is no sheet and no text."),
        ("a.csv", "id,title".encode("utf-16-le"), "is no sheet and no text."),
        ("a.xlsx", b"PK\x03\x04 and then nothing", "cannot be read as an XLSX workbook; it may be damaged."),
        ("a.xlsx", archive(letter_txt=b"x"), "is a ZIP archive, not a workbook."),
        ("a.xlsx", archive(word__document_xml=b"<x/>"), "is a text document (Word), not a workbook."),
        ("a.xlsx", archive(xl__workbook_bin=b"x"), "is a binary workbook (.xlsb), which is not read."),
        (
            "a.ods",
            archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            "is an OpenDocument sheet (.ods)",
        ),
        ("a.xlsx", archive(xl__workbook_xml=b"<workbook/>"), "cannot be read as an XLSX workbook; it may be damaged."),
        ("a.xlsx", BOOK[: len(BOOK) // 2], "cannot be read as an XLSX workbook; it may be damaged."),
    ],
)
def test_not_what_it_says(name: str, content: bytes, said: str) -> None:
    """The sentence goes on from the file's name, and says what to do."""
    with pytest.raises(SheetError) as caught:
        read(name, content)
    assert str(caught.value).startswith(said)
