"""From the fields of one BibTeX entry to a record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from refdesk.domain.fields import DEFAULT_TYPE, FIELDS, Kind
from refdesk.domain.identifiers import ARXIV_PATTERN, URL_PATTERN, without_trailing_marks
from refdesk.domain.record import Record, Value
from refdesk.formats.bibtex import dates, latex, mapping
from refdesk.formats.bibtex.names import names_in, with_orcids
from refdesk.formats.building import bare_doi
from refdesk.formats.dates import more_exact

#: What the names of kept-aside fields begin with in `Record.extra`.
EXTRA = "bibtex:"
_PAGE_DASH = re.compile(r"\s*(?:-{1,3}|[\u2010-\u2015\u2212])\s*")
#: REVTeX and arXiv's own styles take an `eprint` for one of theirs where nothing else is said.
_ARXIV = re.compile(rf"(?:arxiv:\s*)?({ARXIV_PATTERN.pattern})", re.IGNORECASE)
_MORE_EDITORS = ("editora", "editorb", "editorc")
_DATE_FIELDS = ("date", "year", "month", "day")
_TITLES_AND_CONTAINERS = ("title", "booktitle", "maintitle", "journaltitle")


@dataclass(slots=True)
class _Work:
    """One entry on its way: the fields not used yet, and the values found."""

    type: str
    fields: dict[str, str]
    values: dict[str, Value] = field(default_factory=dict)

    def take(self, name: str) -> str:
        """The field's text, which then counts as used."""
        return self.fields.pop(name, "")

    def put(self, variable: str, value: Value | None) -> None:
        """Sets a variable that has no value yet."""
        if value and variable not in self.values:
            self.values[variable] = value


def record_from(entry_type: str, fields: Mapping[str, str]) -> Record:
    """The record of an entry with evaluated, canonically named fields; unknown ones go to `extra`."""
    csl_type = mapping.TYPES.get(entry_type, DEFAULT_TYPE)
    if csl_type == "article-journal":
        csl_type = mapping.ARTICLE_SUBTYPES.get(fields.get("entrysubtype", ""), csl_type)
    work = _Work(csl_type, dict(fields))
    _read_dates(work)
    _read_names(work)
    _read_titles(work)
    _read_places(work)
    _read_numbers(work)
    _read_identifiers(work)
    for name in [name for name in work.fields if name in mapping.RULES]:
        rule = mapping.RULES[name]
        value = rule.decode(work.fields[name])
        if rule.variable not in work.values:
            del work.fields[name]
            work.put(rule.variable, value)
    _read_own_fields(work)
    if genre := mapping.GENRES.get(entry_type):
        work.put("genre", genre)
    return Record(work.type, work.values, _extra(entry_type, work))


def _read_own_fields(work: _Work) -> None:
    for name in [name for name in work.fields if name in mapping.OWN_FIELDS]:
        variable = mapping.OWN_FIELDS[name]
        if variable in work.values:
            continue
        text = work.take(name)
        match FIELDS[variable].kind:
            case Kind.NAMES:
                work.put(variable, names_in(text))
            case Kind.DATE:
                work.put(variable, dates.date_in(latex.plain(text)))
            case Kind.VERBATIM:
                work.put(variable, latex.unescaped(text))
            case _:
                work.put(variable, latex.decoded(text))


def _extra(entry_type: str, work: _Work) -> dict[str, str]:
    extra = {EXTRA + name: value for name, value in work.fields.items() if value}
    if entry_type not in mapping.WRITTEN_TYPES.get(work.type, ("misc", "misc")):
        extra[EXTRA + "entrytype"] = entry_type
    return extra


def _read_dates(work: _Work) -> None:
    text, year, month, day = (work.take(name) for name in _DATE_FIELDS)
    if text:
        work.put("issued", dates.date_in(latex.plain(text)))
    elif year:
        issued = dates.date_from_parts(latex.plain(year), latex.plain(month), day)
        # The ACM's month, in words.
        issue = dates.date_in(latex.plain(work.fields.get("issue_date", "")))
        work.put("issued", more_exact(issued, issue) if issue and issue.start else issued)
    elif month:
        work.fields["month"] = month
    for name, variable in mapping.DATES.items():
        if name in work.fields:
            work.put(variable, dates.date_in(latex.plain(work.take(name))))


def _read_names(work: _Work) -> None:
    for name, variable in mapping.NAMES.items():
        if name not in work.fields:
            continue
        names = names_in(work.take(name))
        if annotation := work.fields.get(f"{name}+an:orcid"):
            names = with_orcids(names, annotation)
        if name == "editor":
            variable = mapping.EDITOR_ROLES.get(work.fields.get("editortype", ""), variable)
        work.put(variable, names)
    for name in _MORE_EDITORS:
        _read_more_editors(work, name)
    if "holder" in work.fields and "author" not in work.values:
        work.put("author", names_in(work.take("holder")))


def _read_more_editors(work: _Work, name: str) -> None:
    if name in work.fields:
        role = mapping.EDITOR_ROLES.get(work.fields.get(f"{name}type", ""), "contributor")
        if role not in work.values:
            work.put(role, names_in(work.take(name)))


def _read_titles(work: _Work) -> None:
    if full := work.take("fjournal"):
        # MathSciNet's whole name of the journal, beside its abbreviation.
        work.put("container-title-short", latex.decoded_title(work.take("journaltitle")))
        work.fields["journaltitle"] = full
    titles = {name: _full_title(work, name) for name in _TITLES_AND_CONTAINERS if name in work.fields}
    work.put("title", titles.pop("title", ""))
    usual = mapping.container_field(work.type)
    for name in (usual, "booktitle", "journaltitle", "maintitle"):
        title = titles.get(name, "")
        if title and title != work.values.get("title"):
            work.put("container-title", title)
            break
    else:
        if not work.values.get("title"):
            work.put("title", titles.get("booktitle", "") or titles.get("maintitle", ""))
    for name, title in titles.items():
        if title not in (work.values.get("container-title"), work.values.get("title")):
            work.fields[name] = title


def _full_title(work: _Work, name: str) -> str:
    """A title with its subtitle after a colon."""
    title = latex.decoded_title(work.take(name))
    if mapping.SUBTITLES[name] not in work.fields:
        return title
    subtitle = latex.decoded_title(work.take(mapping.SUBTITLES[name]))
    mark = "" if title.endswith(("?", "!", ":", ".", "\u2026")) else ":"
    return f"{title}{mark} {subtitle}" if title else subtitle


def _read_places(work: _Work) -> None:
    for name in ("publisher", "institution", "organization"):
        if name in work.fields and "publisher" not in work.values:
            work.put("publisher", latex.decoded(work.take(name)))
    if work.type == "patent" and (countries := _countries(work.fields.get("location", ""))):
        work.put("jurisdiction", countries)
        del work.fields["location"]
    if "location" in work.fields:
        work.put("publisher-place", latex.decoded(work.take("location")))
    if "address" in work.fields:
        address = work.fields["address"]
        work.put("publisher-place", latex.decoded(address))
        if work.values.get("publisher-place") == latex.decoded(address):
            del work.fields["address"]
    howpublished = work.fields.get("howpublished", "")
    link = URL_PATTERN.search(latex.unescaped(howpublished)) if howpublished else None
    if link and "url" not in work.fields:
        work.put("URL", without_trailing_marks(link.group()))
        del work.fields["howpublished"]
    for name in ("language", "langid"):
        if name in work.fields and "language" not in work.values:
            work.put("language", latex.decoded(work.take(name)))


def _countries(location: str) -> str:
    """The countries of a list of biblatex's keys; empty where it holds anything else."""
    names = [mapping.COUNTRY_KEYS.get(key.strip().lower(), "") for key in location.split(" and ")]
    return ", ".join(names) if all(names) else ""


def _read_numbers(work: _Work) -> None:
    if "number" in work.fields:
        work.put(mapping.number_variable(work.type), latex.decoded(work.take("number")))
    if "issue" in work.fields and "issue" not in work.values:
        work.put("issue", latex.decoded(work.take("issue")))
    if "eid" in work.fields and "number" not in work.values:
        work.put("number", latex.decoded(work.take("eid")))
    if "chapter" in work.fields:
        variable = "chapter-number" if work.type in mapping.IN_BOOKS else "section"
        work.put(variable, latex.decoded(work.take("chapter")))
    if "pages" in work.fields:
        variable = "section" if work.fields.get("bookpagination") == "section" else "page"
        work.put(variable, latex.plain(_PAGE_DASH.sub("-", work.take("pages"))))
    if "keywords" in work.fields:
        work.put("keyword", _keywords(latex.decoded(work.take("keywords"))))


def _keywords(text: str) -> str:
    """Keywords joined by `; `, each once; commas part them where there is no semicolon."""
    words = (word.strip() for word in text.split(";" if ";" in text else ","))
    return "; ".join(dict.fromkeys(filter(None, words)))


def _read_identifiers(work: _Work) -> None:
    for name in ("url", "bdsk-url-1"):
        if name in work.fields and "URL" not in work.values:
            work.put("URL", latex.unescaped(work.take(name)))
    if "doi" in work.fields:
        work.put("DOI", bare_doi(latex.unescaped(work.take("doi"))))
    kind = work.fields.get("eprinttype", "").lower()
    eprint = latex.unescaped(work.fields.get("eprint", ""))
    if arxiv := _ARXIV.fullmatch(eprint) if kind in ("", "arxiv") else None:
        kind, eprint = "arxiv", arxiv[1]
    variable = {"arxiv": "arxiv", "pubmed": "PMID", "pmid": "PMID", "pmc": "PMCID", "pmcid": "PMCID"}.get(
        kind
    )
    if eprint and variable:
        work.put(variable, eprint)
        del work.fields["eprint"]
        work.take("eprinttype")
