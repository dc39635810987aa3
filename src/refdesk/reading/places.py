"""Names of countries and words of institutions, as affiliations print them."""

from __future__ import annotations

import re
from functools import cache

from refdesk.domain.folding import fold

_COUNTRIES = """
Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|Belarus|Belgium
Benin|Bhutan|Bolivia|Bosnia and Herzegovina|Botswana|Brazil|Brunei|Bulgaria|Burkina Faso|Cambodia|Cameroon|Canada|Chad
Chile|China|P. R. China|PR China|People's Republic of China|Colombia|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic
Czechia|Denmark|Dominican Republic|Ecuador|Egypt|El Salvador|Estonia|Ethiopia|Fiji|Finland|France|Gabon|Georgia|Germany
Ghana|Greece|Guatemala|Guinea|Haiti|Honduras|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Islamic Republic of Iran
Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Republic of Kazakhstan|Kenya|Kosovo|Kuwait
Kyrgyzstan|Kyrgyz Republic|Laos|Latvia|Lebanon|Liberia|Libya|Lithuania|Luxembourg|Macau|Madagascar|Malawi|Malaysia|Mali
Malta|Mauritius|Mexico|Moldova|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|The Netherlands
New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Norway|Oman|Pakistan|Palestine|Panama|Papua New Guinea
Paraguay|Peru|Philippines|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|Russian Federation|Rwanda|Saudi Arabia|Senegal
Serbia|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|Republic of Korea|Korea|Spain|Sri Lanka
Sudan|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Tunisia|Turkey|Türkiye|Turkmenistan|UAE|Uganda
UK|Ukraine|United Arab Emirates|United Kingdom|England|Scotland|Wales|Northern Ireland|United States|Viet Nam|Vietnam
United States of America|USA|U.S.A.|Uruguay|Uzbekistan|Venezuela|Yemen|Zambia|Zimbabwe
Россия|Российская Федерация|Казахстан|Республика Казахстан|Беларусь|Республика Беларусь|Украина|Узбекистан|Киргизия
Кыргызстан|Таджикистан|Туркменистан|Азербайджан|Армения|Грузия|Молдова|Латвия|Литва|Эстония|Китай|Монголия|Турция|Иран
Германия|Франция|Италия|Испания|Польша|Чехия|Словакия|Болгария|Сербия|Венгрия|Румыния|Финляндия|Швеция|Норвегия|Япония
Великобритания|США|Канада|Индия|Израиль|Египет|Вьетнам|Республика Корея|Южная Корея|Бразилия|Австрия|Швейцария|Греция
Қазақстан|Қазақстан Республикасы|Ресей|Түркия|Қытай|Өзбекстан|Қырғызстан|Әзербайжан|АҚШ|Германия|Ресей Федерациясы
Brasil|España|Argentina|México|Perú|Ecuador|Panamá|Deutschland|Österreich|Schweiz|Frankreich|Italien|Espagne|Allemagne
Suisse|Belgique|Brésil|Italia|Alemania|Francia|Portugal|Moçambique|Angola|Estados Unidos|Reino Unido|Azerbaycan|Kazakistan
KKTC|Almanya|Fransa|İran|Irak|Kırgızistan|Özbekistan|Rusya|ABD|中国|日本|한국|대한민국|República Dominicana|República Checa
"""
INSTITUTION = re.compile(
    r"\b(?:universi\w+|univ\b|institut\w*|colleg\w+|academ\w+|school|facult\w+|department|dept|dep\b|hospital|clinic\w*|centre|center|laborator\w*|lab\b|ministry|agency|"
    r"council|foundation|company|corporation|inc\b|ltd|llc|gmbh|museum|library|observatory|division|program|school|bureau|polytechni\w+|research|group|"
    r"универси\w+|институт\w*|академи\w+|факульт\w+|кафедр\w+|школ\w+|лицей|центр\w*|лаборатори\w+|больниц\w+|министерств\w+|колледж\w*|гимнази\w+|филиал|музей|библиотек\w+|ГБОУ|ФГБ\w+|НАО|РАН\b|НИИ\b|"
    r"университет\w*|академиясы|мектеп\w*|орталығы|кафедрасы|факультет\w*|"
    r"üniversite\w*|fakülte\w*|enstitü\w*|bölüm\w*|okulu|hastane\w*|bakanlığı|anabilim|yüksekokul\w*|"
    r"facultad\w*|escuela|departamento|hospital\w*|centro|faculdade|escola|empresa|instituto|fundação|fundación|ministério|ministerio|secretaria|"
    r"université|école|faculté|laboratoire|cnrs|inserm|inra\w*|hochschule|fakultät|klinik\w*|zentrum|lehrstuhl|abteilung|akademie)\b|大学|学院|研究所|研究院|中心|医院|公司|學院|大學|実験室",
    re.IGNORECASE,
)


@cache
def _known() -> frozenset[str]:
    return frozenset(fold(name.strip()) for name in re.split(r"[|\n]", _COUNTRIES) if name.strip())


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
        bare = re.sub(r"\b[A-Z]{0,2}-?\d[\w-]*\b", "", part).strip(" -")
        if bare and not re.fullmatch(r"[A-Z]{2,3}", bare):
            is_place = len(bare.split()) <= 3 and not INSTITUTION.search(bare) and bare[0].isupper()
            return bare if is_place else ""
    return ""
