"""Writes an Excel workbook row by row (ECMA-376, SpreadsheetML): one sheet of texts, a bold first row."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence

from refdesk.domain.problem import Problem, Severity
from refdesk.formats.format import Entry
from refdesk.formats.losses import losses
from refdesk.formats.tables.rows import HELD, WRITTEN, cells_of
from refdesk.formats.xml.markup import plain

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    f'<sheet name="References" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
    f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/></font>'
    '<font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/>'
    '<xf fontId="1" applyFont="1" xfId="0"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}
#: The first row stays while the others are scrolled; titles get room.
_SHEET = (
    f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
    'topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols>'
    + "".join(
        f'<col min="{place}" max="{place}" width="{60 if name in ("title", "abstract") else 18}" '
        'customWidth="1"/>'
        for place, name in enumerate(WRITTEN, 1)
    )
    + "</cols><sheetData>"
)
#: The most that a cell holds (Excel's specifications and limits).
_LONGEST = 32_767


class _Outflow:
    """A file that only flows: what was written since the last look is taken away."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def written_workbook(entries: Iterable[Entry], label: str) -> Iterator[bytes | Problem]:
    """The bytes of the workbook as its rows are made, and what it cannot hold."""
    out = _Outflow()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:  # type: ignore[call-overload]
        for name, content in _PARTS.items():
            book.writestr(name, _HEAD + content)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write((_HEAD + _SHEET + _row(WRITTEN, ' s="1"')).encode())
            for entry in entries:
                cells = cells_of(entry)
                sheet.write(_row(cells).encode("utf-8", "replace"))
                if data := out.taken():
                    yield data
                yield from losses(entry, HELD, label)
                yield from _cut(cells, entry)
            sheet.write(b"</sheetData></worksheet>")
    yield out.taken()


def _cut(cells: Sequence[str], entry: Entry) -> Iterator[Problem]:
    for name, cell in zip(WRITTEN, cells, strict=True):
        if len(cell) > _LONGEST:
            message = f"A cell holds {_LONGEST:,} letters; this text has {len(cell):,} and was cut."
            yield Problem(Severity.WARNING, message, key=entry.key, field=name)


def _row(cells: Sequence[str], style: str = "") -> str:
    return "<row>" + "".join(_cell(cell[:_LONGEST], style) for cell in cells) + "</row>"


def _cell(text: str, style: str) -> str:
    if not text:
        return "<c/>"
    return f'<c t="inlineStr"{style}><is><t xml:space="preserve">{plain(text)}</t></is></c>'
