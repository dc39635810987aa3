"""What the columns of a table of records hold, by the words of its first row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from refdesk.domain.fields import FIELDS, TYPES, Kind
from refdesk.domain.names import Name
from refdesk.domain.problem import Problem, Severity
from refdesk.formats.building import Building, page_range
from refdesk.formats.dates import date_in
from refdesk.formats.format import Attachment, Entry
from refdesk.formats.people import inverted, straight
from refdesk.formats.tagged.ris_tags import TYPES as RIS_TYPES

EXTRA = "table:"
#: Words of a first row, letters only and in lower case, and what the column holds. Those that begin with a
#: colon are no variables (see `_entry`).
_COLUMNS: Mapping[str, str] = {
    **{re.sub(r"\W|_", "", name).lower(): name for name in FIELDS},
    **{re.sub(r"\W|_", "", field.label).lower(): name for name, field in FIELDS.items()},
    "type": ":type", "itemtype": ":type", "documenttype": ":type", "publicationtype": ":type",
    "entrytype": ":type",
    "key": ":key", "citationkey": ":key", "citekey": ":key", "id": ":key", "bibtexkey": ":key",
    "authors": "author", "author": "author", "authorfullnames": "author", "authornames": "author",
    "editors": "editor", "translators": "translator", "bookauthors": "container-author",
    "articletitle": "title", "documenttitle": "title", "publicationtitle": "container-title",
    "sourcetitle": "container-title", "journal": "container-title", "journaltitle": "container-title",
    "publication": "container-title", "booktitle": "container-title", "source": "container-title",
    "journalabbreviation": "container-title-short", "abbreviatedsourcetitle": "container-title-short",
    "year": ":year", "publicationyear": ":year", "date": "issued", "publicationdate": "issued",
    "pubyear": ":year",
    "number": "issue", "no": "issue", "pages": "page", "pagestart": ":first", "startpage": ":first",
    "firstpage": ":first", "pageend": ":last", "endpage": ":last", "lastpage": ":last", "artno": "number",
    "articlenumber": "number", "numpages": "number-of-pages", "pagecount": "number-of-pages",
    "place": "publisher-place",
    "abstractnote": "abstract", "keywords": "keyword", "authorkeywords": "keyword", "manualtags": ":tags",
    "automatictags": ":tags", "tags": ":tags", "url": "URL", "link": "URL", "doi": "DOI", "isbn": "ISBN",
    "issn": "ISSN", "pubmedid": "PMID", "accessdate": "accessed", "extra": "note", "notes": ":notes",
    "series": "collection-title", "conferencename": "event-title", "languageoforiginaldocument": "language",
    "fileattachments": ":files", "file": ":files", "rights": "licence", "license": "licence",
    "librarycatalog": "source", "callnumber": "call-number", "shorttitle": "title-short",
    "numberofvolumes": "number-of-volumes", "seriesnumber": "collection-number",
    "volumes": "number-of-volumes",
}  # fmt: skip
#: The same in the languages that spreadsheets of references are often kept in.
_IN_OTHER_LANGUAGES: Mapping[str, str] = {
    head: name
    for name, heads in {
        "author": "autoren autor verfasser auteur auteurs autores autora autori autore автор авторы",
        "editor": "herausgeber hrsg éditeurscientifique directeur curatore organizador редактор редакторы",
        "title": "titel titre título titulo titolo название заглавие заголовок атауы",
        "container-title": "zeitschrift revue revista rivista журнал periódico источник журнал журналы",
        ":year": "jahr erscheinungsjahr année annee año ano anno год годиздания жыл жылы",
        "issued": "datum fecha data дата күні",
        "volume": "band jahrgang tome volumen том",
        "issue": "heft ausgabe numéro numero número номер выпуск",
        "page": "seiten seite página páginas paginas pagine страницы бет беттер",
        "publisher": "verlag maisondédition éditeur editorial editora editore издательство баспа",
        "publisher-place": "ort verlagsort erscheinungsort lieu lugar luogo local место местоиздания",
        "keyword": "schlagwort schlagwörter schlagworte stichwörter motsclés palabrasclave palavraschave"
        " parolechiave ключевыеслова",
        "abstract": "zusammenfassung kurzfassung résumé resumen resumo riassunto аннотация реферат",
        "language": "sprache langue idioma lingua язык тілі",
        "edition": "auflage édition edición edição edizione издание",
        ":type": "dokumenttyp typ publikationstyp tipo типдокумента",
    }.items()
    for head in heads.split()
}
#: A column of this kind makes a table one of records.
TELLING = frozenset({"title", "author", "DOI", "container-title"})
_TYPE_NAMES: Mapping[str, str] = {
    **{re.sub(r"\W", "", each.label).lower(): name for name, each in TYPES.items()},
    **{re.sub(r"\W", "", name).lower(): name for name in TYPES},
    **{ris.lower(): csl for ris, csl in RIS_TYPES.items()},
    "article": "article-journal", "journalarticle": "article-journal", "conferencepaper": "paper-conference",
    "booksection": "chapter", "bookchapter": "chapter", "review": "article-journal",
    "blogpost": "post-weblog",
    "computerprogram": "software", "thesis": "thesis", "preprint": "article",
    "magazinearticle": "article-magazine",
    "newspaperarticle": "article-newspaper", "encyclopediaarticle": "entry-encyclopedia",
    "incollection": "chapter",
    "inproceedings": "paper-conference", "phdthesis": "thesis", "techreport": "report", "misc": "document",
}  # fmt: skip
_INITIALS = re.compile(r"[^\s,]+(?: [^\s,]+)? (?:[A-Z]\.[ -]?)+$")


def default_columns(header: Sequence[str]) -> dict[int, str]:
    """What each column holds, by the words of the first row; columns of other names are left out."""
    found: dict[int, str] = {}
    for place, word in enumerate(header):
        letters = re.sub(r"\W|_", "", word).lower()
        name = _COLUMNS.get(letters) or _IN_OTHER_LANGUAGES.get(letters)
        if name in found.values() and word in FIELDS:
            # `number` is the issue where no other column is.
            name = word
        if name and name not in found.values():
            found[place] = name
    return found


def entries_of(
    rows: Iterable[Sequence[str] | Problem], columns: Mapping[int, str]
) -> Iterator[Entry | Problem]:
    """The entries of a table whose first row has the columns' names; `columns` says what each holds."""
    lines = iter(rows)
    header = next(lines, [])
    if isinstance(header, Problem):
        yield header
        return
    if not columns:
        yield Problem(Severity.ERROR, "No column of this table has a name that is known.", 1)
        return
    for number, row in enumerate(lines, 2):
        if isinstance(row, Problem):
            yield row
        elif any(cell.strip() for cell in row):
            yield _entry(row, header, columns, number)


def _entry(row: Sequence[str], header: Sequence[str], held: Mapping[int, str], number: int) -> Entry:
    values = {held[place]: cell.strip() for place, cell in enumerate(row) if place in held and cell.strip()}
    kind = re.sub(r"\W", "", values.get(":type", "")).lower()
    building = Building(_TYPE_NAMES.get(kind) or _guessed_type(values), EXTRA)
    for name, text in values.items():
        if not name.startswith(":"):
            _put(building, name, text)
    building.put("issued", date_in(values.get(":year", "")))
    building.put("page", page_range(values.get(":first", ""), values.get(":last", "")))
    for place, cell in enumerate(row):
        if place not in held and cell.strip() and place < len(header) and header[place].strip():
            building.keep(header[place].strip(), cell.strip())
    return Entry(
        building.record(),
        values.get(":key", ""),
        number,
        tags=_split(values.get(":tags", "")),
        notes=tuple(filter(None, [values.get(":notes", "")])),
        attachments=tuple(map(Attachment, _split(values.get(":files", "")))),
    )


def _put(building: Building, name: str, text: str) -> None:
    match FIELDS[name].kind:
        case Kind.NAMES:
            for person in _people(text):
                building.add_name(name, person)
        case Kind.DATE:
            building.put(name, date_in(text))
        case _ if name == "keyword":
            for word in _split(text):
                building.add(name, word)
        case _:
            building.put(name, text)


def _people(text: str) -> Iterator[Name]:
    """Names parted by semicolons, by `and`, or `Doe J., Roe R.` by commas."""
    parts = re.split(r"\s*;\s*|\s+and\s+|\s*\n\s*", text)
    if len(parts) == 1 and "," in text:
        pieces = [piece.strip() for piece in text.split(",")]
        if len(pieces) > 1 and all(_INITIALS.match(piece) for piece in pieces):
            parts = pieces
    for part in filter(None, parts):
        part = re.sub(r"\s*\(\d{5,}\)$", "", part)
        if "," not in part and _INITIALS.match(part):
            family, _, given = part.rpartition(" ")
            yield Name(family, given)
        else:
            yield inverted(part) if "," in part else straight(part)


def _split(text: str) -> tuple[str, ...]:
    separator = ";" if ";" in text else "|" if "|" in text else ","
    return tuple(dict.fromkeys(word.strip() for word in text.split(separator) if word.strip()))


def _guessed_type(values: Mapping[str, str]) -> str:
    if values.get("container-title"):
        return "chapter" if values.get("ISBN") and not values.get("ISSN") else "article-journal"
    return "book" if values.get("ISBN") or values.get("publisher") else "document"
