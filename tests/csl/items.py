"""Items of our own for trying styles: every type, many scripts, odd and missing values."""

from __future__ import annotations

from typing import Any

# fmt: off
TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
    "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary",
    "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation",
    "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent",
    "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report",
    "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
)
# fmt: on


def _date(*parts: Any, **more: Any) -> dict[str, Any]:
    return {"date-parts": [list(parts)], **more}


def _range(start: list[int], end: list[int]) -> dict[str, Any]:
    return {"date-parts": [start, end]}


def _name(family: str, given: str = "", **more: str) -> dict[str, str]:
    return {"family": family, "given": given, **more}


_CROWD = [_name(f"Author{letter}", f"{letter}ilian Q.") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]

VARIED_ITEMS: tuple[dict[str, Any], ...] = (
    {"id": "nothing"},
    {"id": "only-type", "type": "book"},
    {"id": "unknown-type", "type": "hologram", "title": "An Unknown Kind of Thing"},
    {
        "id": "journal",
        "type": "article-journal",
        "title": "Soil moisture and the yield of spring wheat in northern steppes",
        "author": [_name("Sadykova", "Aigerim T."), _name("O’Neil", "Patrick"), _name("Weiß", "Jörg-Uwe")],
        "container-title": "Journal of Dryland Research",
        "container-title-short": "J. Dryland Res.",
        "volume": "12",
        "issue": "1-2",
        "page": "101-109",
        "issued": _date(2019, 4, 28),
        "DOI": "10.5555/jdr.2019.101",
        "ISSN": "1234-5678",
        "URL": "https://example.org/jdr/101?a=1&b=2",
        "accessed": _date(2021, 1, 31),
        "language": "en",
    },
    {
        "id": "tags",
        "type": "article-journal",
        "title": 'The <i>gfp</i> <b>bold</b> <span class="nocase">pH</span> & H<sub>2</sub>O <sup>13</sup>C',
        "author": [_name("<i>Italic</i>", "<b>Bold</b> Q.")],
        "container-title": "“Quoted” and 'single' and \"double\" <sc>caps</sc>",
        "page": "e12345",
        "issued": _date("2020"),
    },
    {
        "id": "broken-tags",
        "type": "book",
        "title": "Unclosed <i>italics, </b> stray end, 5 < 6 && 7 > 2, \"one quote, 'another",
        "author": [_name("van der Berg", "J. R. R.", suffix="Jr.")],
        "publisher": "Press “of” the ‘North’",
        "issued": _date(1999),
    },
    {
        "id": "cyrillic",
        "type": "book",
        "title": "Основы «степного» земледелия: учебник",
        "author": [_name("Бараев", "Александр Иванович"), _name("Ли", "А.")],
        "publisher": "Кайнар",
        "publisher-place": "Алма-Ата",
        "edition": "2-е",
        "number-of-pages": "214",
        "issued": _date(1976),
        "language": "ru",
    },
    {
        "id": "kazakh",
        "type": "article-journal",
        "title": "Қазақстандағы су ресурстарын басқару",
        "author": [_name("Әбенов", "Ғалым"), _name("Қасымова", "Үміт")],
        "container-title": "Хабаршы",
        "volume": "3",
        "page": "12–19",
        "issued": _date(2022, 9),
        "language": "kk",
    },
    {
        "id": "chinese",
        "type": "article-journal",
        "title": "草原土壤水分研究",
        "author": [_name("王", "小明"), {"literal": "中国科学院"}],
        "container-title": "土壤学报",
        "issue": "4",
        "page": "55-60",
        "issued": _date(2018),
        "language": "zh",
    },
    {
        "id": "arabic",
        "type": "chapter",
        "title": "إدارة المياه في المناطق الجافة",
        "author": [_name("الخوارزمي", "محمد")],
        "editor": [_name("ابن سينا", "علي")],
        "container-title": "كتاب المياه",
        "publisher": "دار النشر",
        "page": "١٢-٢٠",
        "issued": _date(2010),
        "language": "ar",
    },
    {
        "id": "japanese-korean",
        "type": "paper-conference",
        "title": "深層学習 と 한국어 처리",
        "author": [_name("田中", "太郎"), _name("김", "철수")],
        "event-title": "Proceedings of the 7th Workshop",
        "event-place": "京都",
        "event-date": _range([2017, 8, 30], [2017, 9, 2]),
        "issued": _date(2017),
    },
    {
        "id": "greek-hebrew-thai",
        "type": "thesis",
        "title": "Περί της φύσεως · על הטבע · ธรรมชาติ",
        "author": [_name("Παπαδόπουλος", "Γιώργος"), _name("כהן", "דוד"), _name("สมชาย", "ใจดี")],
        "genre": "PhD thesis",
        "publisher": "Αριστοτέλειο Πανεπιστήμιο",
        "issued": _date(2005, 6),
    },
    {
        "id": "particles",
        "type": "book",
        "title": "Names with particles",
        "author": [
            _name("de la Cruz", "Juana Inés"),
            {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
            {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
            _name("d’Alembert", "Jean le Rond"),
            _name("al-Biruni", ""),
        ],
        "issued": _date(2001),
    },
    {
        "id": "crowd",
        "type": "article-journal",
        "title": "Twenty-six hands",
        "author": _CROWD,
        "issued": _date(2015),
    },
    {
        "id": "bodies",
        "type": "report",
        "title": "World water report",
        "author": [{"literal": "Food and Agriculture Organization"}, {"literal": "UNESCO"}],
        "number": "TR-77/b",
        "issued": _date(2016, 3, 22),
        "URL": "https://example.org",
    },
    {
        "id": "season",
        "type": "article-magazine",
        "title": "Spring came late",
        "author": [_name("Plant", "Ann")],
        "container-title": "Seasons",
        "issued": _date(1980, season="1"),
    },
    {
        "id": "long-range",
        "type": "motion_picture",
        "title": "A film in years",
        "director": [_name("Lens", "Ida")],
        "issued": _range([1961, 12, 30], [1964, 1, 2]),
        "publisher": "Studio",
        "dimensions": "2 hr",
    },
    {"id": "bc", "type": "classic", "title": "On Farming", "author": [_name("Cato")], "issued": _date(-160)},
    {"id": "year-9", "type": "manuscript", "title": "Early", "issued": _date(9, 13, 45)},
    {"id": "far-future", "type": "book", "title": "Later", "issued": _date(123456, 2, 31)},
    {"id": "year-zero", "type": "book", "title": "Zero", "issued": _date(0)},
    {"id": "literal-date", "type": "book", "title": "Soon", "issued": {"literal": "in press"}},
    {"id": "circa", "type": "map", "title": "A map", "issued": _date(1850, circa=True)},
    {"id": "raw-date", "type": "webpage", "title": "Raw", "issued": {"raw": "2004-10-01/2004-11"}},
    {"id": "silly-dates", "type": "song", "issued": {"date-parts": [["x", None, ""], []]}, "accessed": {}},
    {
        "id": "silly-values",
        "type": "patent",
        "title": "",
        "author": [{}, {"family": ""}, {"literal": ""}, {"given": "Only Given"}],
        "volume": 7,
        "issue": 3.5,
        "page": "iv–ix, S12-S15, 100-1",
        "edition": "third revised",
        "number": "US 7,347,809 B2",
        "note": "genre: nothing much\njurisdiction: us",
    },
    {
        "id": "encyclopedia",
        "type": "entry-encyclopedia",
        "title": "steppe",
        "container-title": "Encyclopedia of Grass",
        "editor": [_name("Reed", "Sam"), _name("Reed", "Sue")],
        "translator": [_name("Reed", "Sam"), _name("Reed", "Sue")],
        "volume": "1-3",
        "number-of-volumes": "4",
        "publisher": "Ears & Sons",
        "publisher-place": "London; New York",
        "original-date": _date(1911),
        "issued": _date(2011),
        "page": "77",
    },
    {
        "id": "same-a",
        "type": "article-journal",
        "title": "First of two",
        "author": [
            _name("Same", "Sam"),
            _name("Other", "Olga"),
            _name("Third", "Tom"),
            _name("Fourth", "Fay"),
        ],
        "issued": _date(2000),
    },
    {
        "id": "same-b",
        "type": "article-journal",
        "title": "Second of two",
        "author": [
            _name("Same", "Sam"),
            _name("Other", "Olga"),
            _name("Third", "Tom"),
            _name("Fourth", "Fay"),
        ],
        "issued": _date(2000),
    },
    {
        "id": "many-roles",
        "type": "legal_case",
        "title": "Steppe v. River",
        "title-short": "Steppe",
        "authority": "Supreme Court",
        "container-title": "U.S.",
        "volume": "410",
        "page": "113",
        "number": "No. 70-18",
        "issued": _date(1973, 1, 22),
        "interviewer": [_name("Ask", "Ann")],
        "recipient": [_name("Take", "Tom")],
        "composer": [_name("Note", "Nan")],
        "illustrator": [_name("Ink", "Ian")],
        "container-author": [_name("Cover", "Cal")],
        "collection-editor": [_name("Row", "Rea")],
        "reviewed-author": [_name("Seen", "Sid")],
        "collection-title": "Series",
        "collection-number": "5",
    },
)

#: One full item of each type, so that every branch of a style is walked.
TYPED_ITEMS: tuple[dict[str, Any], ...] = tuple(
    {**VARIED_ITEMS[3], "id": f"type-{item_type}", "type": item_type, "editor": [_name("Ed", "Edna")]}
    for item_type in TYPES
)
