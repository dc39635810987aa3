"""Names of countries and words of institutions, as affiliations print them."""

from __future__ import annotations

import re
from functools import cache

from refdesk.domain.folding import fold
from refdesk.reading.text.word_tables import word_table

INSTITUTION = re.compile(
    r"\b(?:universi\w+|univ\b|institut\w*|colleg\w+|academ\w+|school|facult\w+|department|dept|dep\b|hospital|clinic\w*|centre|center|laborator\w*|lab\b|ministry|agency|"
    r"council|foundation|company|corporation|inc\b|ltd|llc|gmbh|museums?|library|libraries|services?|observatory|division|program|school|bureau|polytechni\w+|research|group|"
    r"stations?|societ\w+|association|sociedad|sociedade|associação|asociación|società|towarzystwo|komitet|акционерн\w+|общество|"
    r"sveučiliš\w+|fakultet\w*|univerz\w+|egyetem\w*|högskol\w+|yliopisto|πανεπιστήμιο|"
    r"istituto|dipartimento|wydział\w*|uniwersytet\w*|instytut\w*|katedra|università|scuola|ospedale|"
    r"університет\w*|інститут\w*|академі\w+|кафедр\w+|"
    r"универси\w+|институт\w*|академи\w+|факульт\w+|кафедр\w+|школ\w+|лицей|центр\w*|лаборатори\w+|больниц\w+|министерств\w+|колледж\w*|гимнази\w+|филиал|музей|библиотек\w+|ГБОУ|ФГБ\w+|НАО|РАН\b|НИИ\b|"
    r"университет\w*|академиясы|мектеп\w*|орталығы|кафедрасы|факультет\w*|"
    r"üniversite\w*|fakülte\w*|enstitü\w*|bölüm\w*|okulu|hastane\w*|bakanlığı|anabilim|yüksekokul\w*|"
    r"facultad\w*|escuela|departamento|hospital\w*|centro|faculdade|escola|empresa|instituto|fundação|fundación|ministério|ministerio|secretaria|"
    r"université|école|faculté|laboratoire|cnrs|inserm|inra\w*|hochschule|fakultät|klinik\w*|zentrum|lehrstuhl|abteilung|akademie)\b|大学|学院|研究所|研究院|中心|医院|公司|學院|研究センター|대학교|연구소|연구원|대학|大學|実験室",
    re.IGNORECASE,
)


@cache
def _known() -> frozenset[str]:
    return frozenset(map(fold, word_table("countries")["countries"]))


def is_country(words: str) -> bool:
    """Whether the words name a country, in one of the pages' languages."""
    return fold(words.strip(" .,;()")) in _known()


def country_at_end(words: str) -> str:
    """The country that an affiliation ends with, empty where it ends otherwise."""
    last = words.rpartition(",")[2] if "," in words else words.rpartition("\uff0c")[2]
    last = last.strip(" .;()")
    return last if is_country(last) else ""


def city_before(words: str, country: str) -> str:
    """The city that stands before the country at an affiliation's end; empty where none is told apart."""
    parts = [part.strip() for part in words.rstrip(" .;").split(",")]
    if len(parts) < 3 or parts[-1] != country:
        return ""
    for part in reversed(parts[1:-1]):
        part = re.sub(r"^(?:г\.|город|қ\.)\s*", "", part)
        bare = re.sub(r"\b[A-Z]{0,2}-?\d[\w-]*\b", "", part).strip(" -")
        if bare and not re.fullmatch(r"[A-Z]{2,3}", bare):
            is_place = len(bare.split()) <= 3 and not INSTITUTION.search(bare) and bare[0].isupper()
            return bare if is_place else ""
    return ""
