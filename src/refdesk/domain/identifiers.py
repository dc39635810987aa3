"""Identifiers printed in texts: DOI, ISBN, ISSN, ORCID, arXiv, PMID, and web addresses."""

from __future__ import annotations

import re

#: The part of older DOIs that names page and title in pointed brackets (SICI, ANSI/NISO Z39.56).
SICI = r"<[\w.]{1,12}:[\w.-]{1,12}>(?=\d)"
#: A DOI as it stands in running text (Crossref's recommendation, widened for older registrants).
DOI_PATTERN = re.compile(
    rf"10\.\d{{4,9}}(?:\.\d+)*/(?:[^\s\"<>\u201c\u201d\u00ab\u00bb]|{SICI})+", re.IGNORECASE
)
#: An address with its scheme.
URL_PATTERN = re.compile(r"(?:https?|ftp)://[^\s<>\"\u201c\u201d\u00ab\u00bb]+", re.IGNORECASE)
ISSN_PATTERN = re.compile(r"\b\d{4}[-\u2010-\u2015]\d{3}[\dXx\u0425\u0445]\b")
ORCID_PATTERN = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dXx]\b")
ARXIV_PATTERN = re.compile(r"\b(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\b")
_DOI_PREFIX = re.compile(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi\s*[:=]?\s*)+", re.IGNORECASE)
_CLOSING = {")": "(", "]": "[", "}": "{"}


def without_trailing_marks(text: str) -> str:
    """The identifier or address without the sentence's own marks at its end; balanced brackets stay."""
    while text and (text[-1] in ".,;:'\u2019!?" or _closes_nothing(text)):
        text = text[:-1]
    return text


def normal_doi(text: str) -> str:
    """The bare DOI in lower case (they compare so: DOI Handbook 2.4) of one in any dress; else empty."""
    match = DOI_PATTERN.match(_DOI_PREFIX.sub("", text).strip())
    return without_trailing_marks(match.group()).lower() if match else ""


def is_issn(text: str) -> bool:
    """Whether eight digits with a right check digit (ISO 3297)."""
    digits = _digits(text)
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        return False
    total = sum(_value(digit) * weight for digit, weight in zip(digits, range(8, 0, -1), strict=True))
    return total % 11 == 0


def is_isbn(text: str) -> bool:
    """Whether an ISBN-10 or ISBN-13 with a right check digit (ISO 2108)."""
    digits = _digits(text)
    if re.fullmatch(r"\d{13}", digits):
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum(_value(digit) * weight for digit, weight in zip(digits, range(10, 0, -1), strict=True))
        return total % 11 == 0
    return False


def is_orcid(text: str) -> bool:
    """Whether an ORCID iD with a right check digit (ISO 7064 MOD 11-2)."""
    digits = _digits(text)
    if not re.fullmatch(r"\d{15}[\dX]", digits):
        return False
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return (12 - total % 11) % 11 == _value(digits[-1])


def _closes_nothing(text: str) -> bool:
    opening = _CLOSING.get(text[-1])
    return opening is not None and text.count(text[-1]) > text.count(opening)


def _digits(text: str) -> str:
    """The digits and a final X (also a Cyrillic one), without separators."""
    return re.sub(r"[\s\u2010-\u2015-]", "", text).upper().replace("\u0425", "X")


def _value(digit: str) -> int:
    return 10 if digit == "X" else int(digit)
