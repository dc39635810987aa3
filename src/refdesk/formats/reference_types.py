"""What EndNote's generic fields mean in each of its reference types, which RIS, Refer and EndNote XML share.

Source: the RIS specification of 2011, which is EndNote's table "Reference Types". Types and fields have their
names in RIS: `A2` are the secondary authors, `T2` is the secondary title, `M1` the number, `NV` the number of
volumes, `SE` the section, `SN` the standard number, `C1` to `C7` are EndNote's custom fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from refdesk.domain.record import Record

#: Field to variable to the types in which it means that; `kept` where CSL has no variable for it.
_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "AU": {"editor": "EDBOOK"},
    "A2": {
        "collection-editor": "BOOK CLSWK COMP EDBOOK ELEC MAP MULTI RPRT UNPB",
        "performer": "ADVS SLIDE SOUND VIDEO",
        "contributor": "BILL UNBILL CTLG PAMP GOVDOC",
        "recipient": "ICOMM PCOMM",
        "container-title": "CASE",
        "authority": "LEGAL PAT",
        "producer": "DATA",
        "director": "MPCT",
        "kept": "CHART EQUA FIGURE",
    },
    "A3": {
        "editor": "BOOK",
        "illustrator": "BLOG",
        "producer": "MPCT",
        "contributor": "PAT THES",
        "kept": "CASE RPRT",
    },
    "A4": {
        "contributor": "CASE CONF",
        "performer": "MPCT",
        "producer": "MUSIC",
        "editor": "SER",
        "kept": "DATA RPRT",
    },
    "T2": {
        "collection-title": "BOOK CLSWK COMP CTLG EBOOK EDBOOK GOVDOC JFULL MAP MPCT RPRT SER UNPB",
        "section": "HEAR",
        "kept": "THES",
    },
    "T3": {
        "authority": "BILL HEAR UNBILL",
        "volume-title": "ANCIENT",
        "kept": "BLOG CASE LEGAL PAT STAND STAT UNPB",
    },
    "VL": {
        "dimensions": "CHART EQUA FIGURE",
        "number": "LEGAL PAMP STAND",
        "edition": "COMP",
        "genre": "THES",
        "kept": "BLOG ELEC GRANT PAT",
    },
    "M1": {
        "collection-number": "BOOK CLSWK CTLG EBOOK EDBOOK JFULL PAMP SER",
        "number": "ADVS AGGR ANCIENT BILL CHART EQUA FIGURE GOVDOC HEAR LEGAL MANSCPT PAT RPRT SLIDE SOUND"
        " STAND STAT THES UNBILL UNPB VIDEO",
        "issue": "CONF EJOUR MGZN",
        "chapter-number": "ECHAP",
        "dimensions": "ART",
        "kept": "COMP ELEC MULTI",
    },
    "SE": {
        "chapter-number": "CHAP SER",
        "kept": "AGGR BLOG BOOK CASE CTLG DATA DICT EJOUR GRANT MANSCPT MGZN PAT",
    },
    "ET": {
        "version": "CHART COMP DATA EQUA FIGURE",
        "kept": "ABST AGGR BILL CASE DBASE GRANT HEAR ICOMM INPR JFULL JOUR MANSCPT PCOMM STAT UNBILL",
    },
    "NV": {
        "container-title-short": "CASE",
        "number": "DATA EJOUR",
        "collection-number": "RPRT",
        "version": "ECHAP",
        "kept": "ADVS CTLG GRANT ICOMM LEGAL MANSCPT MGZN NEWS PAT PCOMM SLIDE SOUND STAND STAT VIDEO",
    },
    "M3": {"medium": "MPCT", "kept": "CASE"},
    "PB": {"authority": "CASE", "archive": "MANSCPT"},
    "C1": {"publisher-place": "CONF CPAPER", "scale": "MAP"},
    "C3": {"container-title": "CONF CPAPER", "dimensions": "ADVS ART MAP SLIDE SOUND VIDEO"},
    "C7": {"number": "ABST EJOUR INPR JFULL JOUR", "PMCID": "EBOOK ECHAP"},
    "RI": {"kept": "DATA STAT"},
}
_KEPT = "kept"
#: What a bare number never is.
_IN_WORDS = frozenset({"genre", "dimensions"})


@cache
def _meanings(code: str) -> Mapping[str, str]:
    return {
        field: variable
        for field, variables in _MEANINGS.items()
        for variable, codes in variables.items()
        if code in codes.split()
    }


def variable_of(code: str, field: str, text: str, usual: str) -> str:
    """The CSL variable that a field's text is of in a type, `usual` in most; empty where CSL has none."""
    variable = _meanings(code).get(field, usual)
    if variable == _KEPT:
        return ""
    return usual if variable in _IN_WORDS and text.isdecimal() else variable


def said(record: Record, code: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The fields that say a record in a type, and their variables, each once; `fields` has usual ones."""
    told: set[str] = set()
    for field, usual in fields.items():
        variable = variable_of(code, field, record.text(usual), usual)
        if variable in record and variable not in told:
            told.add(variable)
            yield field, variable
