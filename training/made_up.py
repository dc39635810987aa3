"""Made-up references with known field borders: records of many languages in the templates of many styles."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from typing import Any

from training.vocabulary import LANGUAGES, Vocabulary

#: A piece of a reference: the field's label ("other" between fields) and its words.
Piece = tuple[str, str]

#: `<field>` stands for the field, `{...}` is left out where a field in it is missing; `%x` takes the language's cue.
_ARTICLES = """
<author>. <title>. <container-title>. <issued>;<volume>{(<issue>)}:<page>.
<author>. <title>. <container-title>. <issued>; <volume>{(<issue>)}: <page>.{ doi: <doi>}
<author> (<issued>). <title>. <container-title>, <volume>{(<issue>)}, <page>.{ https://doi.org/<doi>}
<author> (<issued>), “<title>”, <container-title>, <volume>{(<issue>)}: <page>
<author> (<issued>) <title>. <container-title> <volume>{(<issue>)}:<page>
<author> (<issued>): <title>. %within<container-title>, %volume<volume>{ (%issue<issue>)}, %page<page>.
<author>, <issued>. <title>. <container-title> <volume>{ (<issue>)}, <page>.{ %url<url>}
<author>. <issued>. <title>. <container-title> <volume>{(<issue>)}:<page>.
<author>. <issued>. “<title>.” <container-title> <volume>{ (<issue>)}: <page>.{ <doi>.}
<author>. “<title>.” <container-title> <volume>{, no. <issue>} (<issued>): <page>.
<author>, “<title>,” <container-title>, vol. <volume>{, no. <issue>}, pp. <page>, <issued>.{ doi: <doi>.}
<author>, "<title>," <container-title>, vol.<volume>{, no.<issue>}, pp.<page>, <month> <year>.
<author>, '<title>', <container-title>, <volume>{.<issue>} (<issued>), <page>
<author>, ‘<title>’, <container-title>, vol. <volume>{, no. <issue>}, pp. <page>.
<author>: <title>. %within<container-title> <volume> (<issued>){, %issue<issue>}, %page<page>.
<author>: <title>, %within<container-title> <volume>, <issued>{, %issue<issue>}, %page<page>
<author>, <title>, <container-title> <volume>{(<issue>)} (<issued>) <page>.{ arXiv:<arxiv>}
<author>, <title>, <container-title>. <volume>, <page> (<issued>){ [arXiv:<arxiv>]}.
<author>, <container-title> <volume>, <page> (<issued>).
<author>, <container-title> <volume> (<issued>) <page>{ [<arxivold>]}.
<author> <issued>, <container-title>, <volume>, <page>
<author> <issued> <title> <container-title> <volume> <page>
<author>; <container-title> <issued>, <volume>, <page>.
<author> <title>. <container-title> <issued>, <volume>{ (<issue>)}, <page>.
<AUTHOR>. <title>. <container-title>, {%place<publisher-place>, }%volume<volume>{, %issue<issue>}, %page<page>, <issued>.{ DOI: <doi>}
<AUTHOR>. <title>. <container-title>, %volume<volume>{, %issue<issue>}, %page<page>, <month> <year>.{ %url<url>. %accessed.}
<AUTHOR>. <title>. <container-title>. <issued>, %volume<volume>{(<issue>)}, <page>. ISSN 1234-5679.
<author>. <title> // <container-title>. – <issued>. – %volume<volume>{. – %issue<issue>}. – %page<page>.
<author>. <title> // <container-title>. <issued>. {%volume<volume>. }{%issue<issue>. }%page<page>.
<author>, <title>, « <container-title> », %volume<volume>{, %issue<issue>}, <issued>, %page<page>.
<author>, « <title> », <container-title>, %volume<volume>{, %issue<issue>}, <issued>, %page<page>.
<author>, «<title>», <container-title>, %volume<volume>{, %issue<issue>} (<issued>), %page<page>.
<author> (<issued>). «<title>». <container-title>, %volume<volume>{, %issue<issue>}, %page<page>.
<author> (<issued>). "<title>". In: <container-title> <volume>{.<issue>}, pp. <page>.{ doi: <doi>.}
<author>. “<title>”. In: <container-title> <volume>{. <issue>} (<issued>), pp. <page>. issn: 1234-5679.
<author> (<issued>) ‘<title>’, <container-title>, <volume>{(<issue>)}, pp. <page>.{ doi: <doi>.}
<author> (<issued>) <title>. <container-title> %volume<volume>{, %issue<issue>}: <page>
<author>. (<issued>, <month>). <title>. <container-title>, %volume<volume>{, %issue<issue>}, %page<page>.
<author>. <title>[J]. <container-title>, <issued>, <volume>{(<issue>)}: <page>.
<author>. (<issued>). <title>. <container-title>. %volume<volume>{. %issue<issue>}. %page<page>
<author>: "<title>" <container-title>, %volume<volume>{, %issue<issue>}, <issued>, %page<page>.
<author>, <title>, <issued>, <container-title>, <volume>{(<issue>)}, <page>.
<title>. <author>. <container-title>. <issued>; <volume>{(<issue>)}: <page>
"<title>", <author>, <container-title> <volume>, <page> (<issued>).
<author>. <title>. <container-title>. In press <issued>.
<author>. <issued>. <title>. <container-title> <volume> Article <page>
<author>. <issued>. <title>. <container-title> <month> <volume>{(<issue>)}:<page>
<author>. <issued>. <title>. <container-title>, <issue>
<AUTHOR>. <title>. <container-title>, v.<volume>, supl.{<issue>}, p.<page>. <issued>.
<AUTHOR>. <title>. <container-title>, v.<volume>{, n.<issue>}, p.<page>. <issued>.
<AUTHOR>. <title>. <container-title>, n.<issue>, p.<page>. <issued>.
<AUTHOR>. <title>. <container-title>, n.<issue>. <month> <year>.
<AUTHOR>. <title>. <container-title>. <issued>.
<author>. <title>. <container-title>, %volume<volume>, %page<page>, <issued>.{ https://doi.org/<doi>}
<author>. <title>. <container-title>, %volume<volume>, %page<page>. <issued>.
<author> <title>. <container-title>. <issued> <month>;<volume>{(<issue>)}:<page>. PubMed PMID: 22424236.
<container-title>, Vol. <volume>{, No. <issue>}, <month> <year>, pp. <page>
<container-title> <volume>{ (<issue>)} (<issued>) <page>
<issued> <container-title> <volume> <page>
<container-title> (<issued>) <volume>: <page>
<container-title>, Vol.<volume>{, No.<issue>}, <issued>, pp.<page>
<container-title>. <issued>;<volume>:<page>. <container-title> Volume <volume>{ Number <issue>} <month> <year>
<publisher> <container-title> Volume <volume>, Article ID <page>, 12 pages
<container-title>, <issued>, <volume>, <page>
<container-title> Vol. <volume> © <issued> <publisher>
"""
_BOOKS = """
<author>. <title>. {<edition>. }<publisher-place>: <publisher>; <issued>.{ p. <page>.}
<author> (<issued>). <title>{ (<edition>)}. <publisher-place>: <publisher>.
<author> (<issued>), “<title>”, <publisher-place>: <publisher>
<author> (<issued>). <title>. <publisher>.
<author> (<issued>) <title>. <publisher>, <publisher-place>
<author>, <title>. <publisher-place>: <publisher>, <issued>{, <total>}.
<author>, <title>, <publisher-place>, <publisher>, <issued>{, <total>}.
<author>, <title> (<publisher-place>: <publisher>, <issued>){, p. <page>}.
<author>, <title> (<publisher>, <publisher-place>, <issued>).
<author>: <title>. {<edition>, }<publisher-place>: <publisher> <issued>.
<author>: <title>, {<edition>, }<publisher-place> <issued>.
<author>. <issued>. <title>. {<edition>. }<publisher-place>: <publisher>.{ <total>.}
<author>. <issued>. <title>. <publisher>, <publisher-place>.{ <total>}
<AUTHOR>. <title>. {<edition>. }<publisher-place>: <publisher>, <issued>.{ <total>.}
<AUTHOR>. <title>. {<edition>. }<publisher-place>: <publisher>. <issued>.
<author>. <title>. – {<edition>. – }<publisher-place>: <publisher>, <issued>. – <total>.
<author>. <title>. {<edition>. }<publisher-place>: <publisher>, <issued>. <total>.
<author>, <title>, {trad. <translator>, }<publisher-place>: <publisher>, <issued>.
<author>, <title>. Translated by <translator>. <publisher-place>: <publisher>, <issued>.
<title>. %edited<editor>. <publisher-place>: <publisher>, <issued>.{ <total>.}
<editor> (eds.) (<issued>). <title>. <publisher-place>: <publisher>.
<editor> (Hrsg.): <title>. <publisher-place>: <publisher>, <issued>.
<editor>, (Ed.). <title>. <publisher-place>: <publisher>, <issued>. (<collection-title>, <volume>).
<author>. <title>, vol. <volume>. <publisher-place>: <publisher>, <issued>. (<collection-title>).
<author>. <title>[M]. <publisher-place>: <publisher>, <issued>: <page>.
<author> (<issued>) <title>, {<edition>, }<publisher>, <publisher-place>.
<author> <issued>, <title>, <publisher>, <publisher-place>.
<mononym>. <title>. <publisher-place>: <publisher>, <issued>.
<mononym>. <title>. %edited<editor>. <publisher-place>: <publisher>, <issued>.
<mononym>. <title>. Trad. <translator>. <publisher-place>: <publisher>, <issued>.
<AUTHOR>. <title>. <publisher-place>: <publisher>, <issued> (Trad. cast. %another).
<AUTHOR>. <title>. Trad. <translator>. <publisher-place>: <publisher>, <issued>.
<author>. <issued>. <title>.
<body>. <issued>. <title>.
<author>. <issued>. <title>. preprint
<author>. <title>. <issued>.
<author>. <title>, <issued>.
<author>, <issued>, <title> (<publisher-place>: <publisher>)
"""
_CHAPTERS = """
<author> (<issued>). <title>. In <editor> (Eds.), <container-title> (pp. <page>). <publisher-place>: <publisher>.
<author> (<issued>), “<title>”, in <editor> (eds.), <container-title>, <publisher-place>: <publisher>.
<author>. <title>. In: <editor>, editors. <container-title>. {<edition>. }<publisher-place>: <publisher>; <issued>. p. <page>.
<author>, “<title>,” in <container-title>, <editor>, Eds. <publisher-place>: <publisher>, <issued>, pp. <page>.
<author>, "<title>" in <container-title>, edited by <editor> (<publisher>, <publisher-place>, <issued>), pp. <page>.
<author>. “<title>.” In <container-title>, edited by <editor>, <page>. <publisher-place>: <publisher>, <issued>.
<author>: <title>. In: <editor> (Hrsg.): <container-title>. <publisher-place>: <publisher> <issued>, S. <page>.
<author>: <title>, in: <editor> (Hg.), <container-title>, <publisher-place> <issued>, S. <page>.
<author>, « <title> », in <editor> (dir.), <container-title>, <publisher-place>, <publisher>, <issued>, p. <page>.
<AUTHOR>. <title>. In: <EDITOR> (Org.). <container-title>. <publisher-place>: <publisher>, <issued>. p. <page>.
<author>. «<title>», en <editor> (coord.), <container-title>, <publisher-place>, <publisher>, <issued>, pp. <page>.
<author>. <title> // <container-title> / %edited<editor>. – <publisher-place>: <publisher>, <issued>. – %page<page>.
<author>. <title> // <container-title>. <publisher-place>, <issued>. %page<page>.
<author>. <issued>. <title>. Pp. <page> in <container-title>, edited by <editor>. <publisher-place>: <publisher>.
<author> (<issued>) <title>. In: <editor> (eds) <container-title>. <publisher>, <publisher-place>, pp <page>
<author>. (<issued>). <title>. %within<container-title>, <publisher-place>: <publisher>, %page<page>.
<AUTHOR>. <title>. In: <container-title>. <publisher-place>: <publisher>, <issued>.
<AUTHOR>. <title>. In: <editor> (Coord.). <container-title>. <publisher-place>: <publisher>. <issued>.
<author>. <issued>. <title>. In: <container-title>.
<author>. <title>. In: <container-title>. <publisher-place>: <publisher>; <issued>.
<author> <issued> <title> <container-title> ed <editor> (<publisher-place>: <publisher>) pp <page>
<author>. <title>[A]. %within<editor>. <container-title>[C]. <publisher-place>: <publisher>, <issued>. <page>.
"""
_MEETINGS = """
<author>. <title>. In <meeting>, pages <page>, <publisher-place>, <issued>.
<author>, "<title>," in <meeting>, <publisher-place>, <issued>, pp. <page>.
<author> (<issued>). <title>. In <meeting> (pp. <page>). <publisher>.
<AUTHOR>. <title>. In: <MEETING>, <issued>, <publisher-place>. Anais [...]. <publisher-place>: <publisher>, <issued>. p. <page>.
<author>. <title> // <meeting>. – <publisher-place>, <issued>. – %page<page>.
<author>: <title>. <meeting>, <publisher-place>, <month> <year>.
<author>. <issued>. <title>. In <meeting>. <publisher>, <page>.
"""
_THESES = """
<author>. <title>. <genre>, <publisher>, <issued>.
<author> (<issued>). <title> (<genre>). <publisher>, <publisher-place>.
<author>, “<title>,” <genre>, <publisher>, <publisher-place>, <issued>.
<author>. <issued>. <title>. <genre>. <publisher>, <publisher-place>.
<AUTHOR>. <title>. <issued>. <total>. <genre> – <publisher>, <publisher-place>, <issued>.
<author>: <title>. <genre>, <publisher>, <publisher-place>, <issued>, <total>.
<author>, <title>, <genre>, <publisher>, <issued>.
"""
_WEB = """
<body> (<issued>): <title>, {<publisher-place>, }%urlhere
<body>, “<title>”, URL: <url>
<body>, “<title>”, %accessed, URL: <url>
<body>: <title>, URL: <url>
<body>. <title>. <url> (<access>)
<body> (<issued>). <title>. %url<url>
<author> (<issued>), “<title>”, (Online web), %accessed URL: <url>
<author>. <title>. %url<url>. %accessed.
<author> (<issued>). <title>. <website>. %url<url>
<author>. <issued>. <title>. <website>. <url> (<access>)
“<title>”, <website>, %accessed, <url>
"<title>". <website>. %accessed. <url>
<title>. %url<url> (<access>).
<AUTHOR>. <title>. %url<url>. %accessed.
<BODY>. <title>. <publisher-place>: <publisher>, <issued>. %url<url>. %accessed.
<author>, <title>, <website>, <day> <month> <year>. %url<url>
<body>. <title> [Internet]. <publisher-place>: <publisher>; <issued> [cited 2016 Jan 3]. Available from: <url>
<author>. <issued>. <title>. <website> [Blog post]. <url>
<author>. <issued>. <title>. <url>
<author>. <title>. <publisher-place>, <issued>. %url<url>. %accessed.
<author>, “<title>”, <publisher>, (Online web) %accessed URL: <url>
"""
_NEWS = """
<author> (<issued>), “<title>”, <website>, <publisher-place>, <day> <month> <year>.
<author>. “<title>.” <website>, <month> <day>, <year>.
<author>, "<title>", <website>, <day> <month> <year>{, p. <page>}.
<author> (<year>, <month> <day>). <title>. <website>. %url<url>
<author>. <title>. <website>, <publisher-place>, <day> <month> <year>. p. <page>.
<author>. <title> // <website>. – <year>. – <day> <month>. – %page<page>.
<title>. <website>, <day> <month> <year>.
<author> (<year>) <title>, <website>, <day> <month>.
"""
_REPORTS = """
<body> (<issued>). <title>. <publisher-place>: <publisher>.
<body>. <issued>. <title>. <publisher>, <publisher-place>.
<author> (<issued>), “<title>”, <publisher-place>: <publisher>, <collection-title>.
<author>. <title>. Technical Report <number>, <publisher>, <publisher-place>, <issued>.
<BODY>. <title>. <publisher-place>: <publisher>, <issued>.{ <total>.}
<body>: <title>. <publisher-place>, <issued>.
<body>. <title> (<number>). <issued>.
<author>, <title>, <genre2> No. <number>, <publisher>, <issued>.
"""
_KINDS = (
    (_ARTICLES, 40), (_BOOKS, 18), (_CHAPTERS, 14), (_MEETINGS, 6), (_THESES, 6), (_WEB, 12), (_NEWS, 6), (_REPORTS, 7),
)  # fmt: skip
#: Templates that only these languages have.
_LOCAL = {
    "ko": """
<author>, '<title>,' <container-title>, 제<volume>권{, 제<issue>호}, pp.<page>, <issued>.
<author>, “<title>”, 『<container-title>』, 제<volume>권{ 제<issue>호}, <issued>, pp. <page>.
<author> (<issued>). <title>. <container-title>, <volume>{(<issue>)}, <page>.
<author>(<issued>), <title>, <container-title>, <volume>권{ <issue>호}, <page>.
<author>. <title>. <container-title> <issued>;<volume>{(<issue>)}:<page>.
<author>, <issued>, <title>, <container-title><volume>, <publisher>.
<author>, <title>, <container-title>, <volume>{(<issue>)}, <issued>.
<author>, <issued>, <title>, <publisher-place>: <publisher>.
<author> (<issued>). <title>. <publisher> <genre>.
<author>, 「<title>」, 『<container-title>』 <volume>, <publisher>, <issued>, <page>쪽.
""",
    "ja": """
<author>: <title>, <container-title>, Vol.<volume>{, No.<issue>}, pp.<page>, <issued>.
<author>（<issued>）「<title>」『<container-title>』<volume>{（<issue>）}, pp.<page>.
<author>. <title>. <container-title>, <issued>, <volume>{(<issue>)}, p. <page>.
<author>『<title>』<publisher>, <issued>年.
<author>, <title>, <publisher>, <publisher-place>, <issued>.
""",
    "zh": """
<author>. <title>[J]. <container-title>, <issued>, <volume>{(<issue>)}: <page>.
<author>(<issued>). <title>. <container-title>. <volume>卷{ <issue>期}: <page>.
<author>，《<title>》，<publisher-place>：<publisher>，<issued>年。
<author>：《<title>》，《<container-title>》<issued>年第<issue>期，第<page>页。
<author>（<issued>）。<title>。<container-title>，<volume>{(<issue>)}，<page>。
""",
}
_NAME_FORMS = ("f, g.", "f, g.", "f, G", "f g", "f g.", "g. f", "g. f", "G f", "F, G", "F g.", "f, g.;", "F, g.;", "F, G;")
_SLOT = re.compile(r"<([A-Za-z0-9-]+)>|%(\w+)|([{}])")
_CYRILLIC = frozenset({"ru", "kk", "uk"})
#: Languages that write a name in one word, the family name first.
_UNDIVIDED = frozenset({"zh", "ko", "ja"})


class Record:
    """One made-up work in one language; a field is asked for by its slot's name."""

    def __init__(self, chance: random.Random, language: str) -> None:
        self.chance = chance
        self.language = language
        self.words: Vocabulary = LANGUAGES[language]
        self.form = chance.choice(_NAME_FORMS[:9] if language in _CYRILLIC else _NAME_FORMS)
        self._start = chance.choice((chance.randint(1, 60), chance.randint(50, 3000)))
        self.year = str(chance.choice((chance.randint(1950, 2024), chance.randint(1990, 2024), chance.randint(1850, 2024))))

    def slot(self, name: str) -> list[Piece] | None:
        """The pieces of one slot; None where this record lacks it."""
        maker = getattr(self, "_" + name.lower().replace("-", "_"))
        pieces: list[Piece] | None = maker()
        if pieces and name.isupper():
            return [(label, words.upper() if name != "AUTHOR" else _capital_families(words)) for label, words in pieces]
        return pieces

    def _mononym(self) -> list[Piece]:
        name = self._pick(self.words.givens if self.chance.random() < 0.5 else self.words.families)
        return [("author", self.chance.choice((name.upper(), name, f"{name.upper()} DE {self._pick(self.words.cities).upper()}")))]

    def cue(self, name: str) -> list[Piece]:
        """The language's announcement of a field, with what stands in it."""
        if name == "accessed":
            return [("other", self._pick(self.words.cues["accessed"]) % self._full_date())]
        if name == "urlhere":
            return [("other", "URL: "), *self._url()]
        if name == "place":
            return []
        if name == "another":
            title = self._pick(self.words.subjects) + self.words.link + self._pick(self.words.matters)
            imprint = f"{self._pick(self.words.cities)}: {self._pick(self.words.houses)}"
            return [("other", f"{title}. {imprint}, {self.chance.randint(1950, 2020)}")]
        words = self.chance.choice(self.words.cues.get(name) or [""])
        return [("other", words if words.endswith((" ", ".", "(", "<", "//", "№")) or not words else words + " ")]

    def _pick(self, words: list[str]) -> str:
        return self.chance.choice(words)

    def _person(self, form: str) -> str:
        family, given = self._pick(self.words.families), self._pick(self.words.givens)
        if self.language in _UNDIVIDED:
            return family + given
        initials = given[0] + "."
        if self.chance.random() < 0.5:
            initials += self.chance.choice(("", " ")) + self._pick(self.words.givens)[0] + "."
        family = family.upper() if "F" in form else family
        bare = initials.replace(".", "").replace(" ", "")
        return {
            "f, g.": f"{family}, {initials}", "f, G": f"{family}, {given}", "f g": f"{family} {bare}", "f g.": f"{family} {initials}",
            "g. f": f"{initials} {family}", "G f": f"{given} {family}", "F, G": f"{family}, {given}", "F g.": f"{family} {initials}",
            "F, g.": f"{family}, {initials}",
        }[form.rstrip(";")]  # fmt: skip

    def _people(self, label: str, form: str) -> list[Piece]:
        count = self.chance.choice((1, 1, 1, 2, 2, 3, 4, 6))
        people = [self._person(form) for _ in range(count)]
        between = "; " if form.endswith(";") else "，" if self.language in _UNDIVIDED and self.chance.random() < 0.3 else ", "
        last = self.chance.choice((*self.words.cues["conjunction"], between, between))
        last = last if last.startswith((" ", ",", ";", "/", "，", "、")) else f" {last} "
        names = between.join(people[:-1]) + (last if count > 1 else "") + people[-1]
        if count > 2 and self.chance.random() < 0.25:
            space = "" if self.language in _UNDIVIDED else " "
            names = between.join(people) + space + self._pick(self.words.cues["others"])
        return [(label, names)]

    def _author(self) -> list[Piece]:
        return self._people("author", self.form)

    def _editor(self) -> list[Piece]:
        return self._people("editor", self.chance.choice((self.form, "g. f", "G f")))

    def _translator(self) -> list[Piece]:
        return [("translator", self._person("G f"))]

    def _body(self) -> list[Piece]:
        return [("author", self._pick(self.words.bodies))]

    def _title(self) -> list[Piece]:
        link = self.words.link
        title = self._pick(self.words.subjects) + link + self._pick(self.words.matters)
        if self.chance.random() < 0.3:
            second = self._pick(self.words.subjects) + link + self._pick(self.words.matters)
            title += self.chance.choice((": ", ". ", ": ", " – ")) + second
        if self.chance.random() < 0.1:
            title += self.chance.choice((" (1991-2010)", f" in {self.year}", ", 1860–1914", "?", " (Part II)", " (на примере Алматы)"))
        return [("title", title)]

    def _container_title(self) -> list[Piece]:
        return [("container-title", self._pick(self.words.journals))]

    def _website(self) -> list[Piece]:
        return self._container_title()

    def _meeting(self) -> list[Piece]:
        return [("container-title", self._pick(self.words.meetings))]

    def _collection_title(self) -> list[Piece]:
        return [("collection-title", self._pick(self.words.journals))]

    def _volume(self) -> list[Piece]:
        return [("volume", self.chance.choice((str(self.chance.randint(1, 220)), str(self.chance.randint(1, 40)), "XII", "IV", "72B"))) ]

    def _issue(self) -> list[Piece] | None:
        if self.chance.random() < 0.3:
            return None
        number = self.chance.randint(1, 24)
        return [("issue", self.chance.choice((str(number), str(number), f"{number}-{number + 1}", f"{number}/{number + 1}", "suppl. 1", f"{number} ({number + 90})")))]

    def _page(self) -> list[Piece]:
        last = self._start + self.chance.randint(1, 40)
        dash = self.chance.choice("-–-–—")
        short = str(last)[-2:] if len(str(last)) == len(str(self._start)) and last % 100 > self._start % 100 else str(last)
        return [("page", self.chance.choice((f"{self._start}{dash}{last}", f"{self._start}{dash}{last}", f"{self._start}{dash}{short}", str(self._start), f"e{self._start}{last}", f"{self._start} {dash} {last}")))]

    def _total(self) -> list[Piece]:
        return [("page", str(self.chance.randint(60, 700))), ("other", self._pick(self.words.cues["total"]).rstrip("."))]

    def _issued(self) -> list[Piece]:
        odd = self.chance.random()
        if odd < 0.04:
            return [("issued", self.chance.choice(("n.d.", "in press", "s.d.", "forthcoming")))]
        return [("issued", self.year + (self.chance.choice("abc") if odd > 0.95 else ""))]

    def _year(self) -> list[Piece]:
        return [("issued", self.year)]

    _month = lambda self: [("issued", self._pick(self.words.months))]  # noqa: E731
    _day = lambda self: [("issued", str(self.chance.randint(1, 28)))]  # noqa: E731

    def _publisher(self) -> list[Piece]:
        return [("publisher", self._pick(self.words.houses))]

    def _publisher_place(self) -> list[Piece]:
        return [("publisher-place", self._pick(self.words.cities))]

    def _edition(self) -> list[Piece] | None:
        return [("edition", self._pick(self.words.cues["edition"]))] if self.chance.random() < 0.4 else None

    def _genre(self) -> list[Piece]:
        return [("genre", self._pick(self.words.theses))]

    def _genre2(self) -> list[Piece]:
        return [("genre", self.chance.choice(("Working Paper", "Discussion Paper", "Research Report", "Policy Brief")))]

    def _number(self) -> list[Piece]:
        return [("number", self.chance.choice((f"TR-{self._start}", f"CS-{self._start}", str(self._start), f"EPA/{self._start}/R-05")))]

    def _doi(self) -> list[Piece] | None:
        return [("DOI", f"10.{self.chance.randint(1001, 9999)}/j.{self._start}.{self.year}.0{self._start % 90}")] if self.chance.random() < 0.6 else None

    def _arxiv(self) -> list[Piece] | None:
        return [("other", f"{self.chance.randint(10, 22)}0{self.chance.randint(1, 9)}.{self.chance.randint(1000, 9999)}")] if self.chance.random() < 0.6 else None

    def _arxivold(self) -> list[Piece] | None:
        return [("other", f"hep-th/{self.chance.randint(9101001, 9912999)}")] if self.chance.random() < 0.6 else None

    def _url(self) -> list[Piece]:
        host = self.chance.choice(("www.example.org", "stat.gov.kz", "cyberleninka.ru", "www.worldbank.org", "news.example.com", "repository.uni.edu"))
        return [("URL", f"{self.chance.choice(('http', 'https'))}://{host}/{self.chance.choice(('article', 'doc', 'en/news', 'files'))}/{self._start}{self.chance.choice(('', '.html', '.pdf', '/'))}")]

    def _access(self) -> list[Piece]:
        return [("other", "accessed " + self._full_date())]

    def _full_date(self) -> str:
        day, month, year = self.chance.randint(1, 28), self._pick(self.words.months), self.chance.randint(2005, 2024)
        number = self.chance.randint(1, 12)
        return self.chance.choice((f"{day} {month} {year}", f"{day:02}.{number:02}.{year}", f"{year}-{number:02}-{day:02}", f"{day:02}/{number:02}/{year}"))


def _capital_families(names: str) -> str:
    return re.sub(r"(?:(?<=^)|(?<=; )|(?<=, ))[^\W\d_]{2,}(?=, )", lambda match: match[0].upper(), names)


def made_up(chance: random.Random, languages: Mapping[str, float]) -> Iterator[list[Piece]]:
    """References without end, as pieces in order; `languages` weighs them."""
    templates = [(line, weight / len(lines)) for text, weight in _KINDS for lines in [text.strip().splitlines()] for line in lines]
    lines, weights = [line for line, _ in templates], [weight for _, weight in templates]
    names, shares = list(languages), list(languages.values())
    while True:
        record = Record(chance, chance.choices(names, shares)[0])
        local = _LOCAL.get(record.language)
        is_local = local is not None and chance.random() < 0.6
        template = chance.choice(local.strip().splitlines()) if local and is_local else chance.choices(lines, weights)[0]
        pieces = _filled(record, template)
        if pieces:
            yield pieces


def retold(chance: random.Random, items: list[dict[str, Any]]) -> Iterator[list[Piece]]:
    """Known works (CSL-JSON with authors) in templates of other styles than the one they were printed in."""
    lines = [line for text, _ in _KINDS[:4] for line in text.strip().splitlines() if "%" not in line or chance.random() < 0.5]
    while True:
        pieces = _filled(KnownRecord(chance, chance.choice(items)), chance.choice(lines))
        if pieces:
            yield pieces


class KnownRecord(Record):
    """A work whose fields are known, announced in English."""

    def __init__(self, chance: random.Random, item: dict[str, Any]) -> None:
        super().__init__(chance, "en")
        self.item = item
        date = item.get("issued", {}).get("date-parts", [[self.year]])[0][0]
        self.year = str(date)

    def _text(self, field: str, label: str = "") -> list[Piece] | None:
        words = str(self.item.get(field, "")).strip()
        return [(label or field, words)] if words else None

    def _author(self) -> list[Piece] | None:
        people = [name for name in self.item.get("author", []) if name.get("family")]
        if not people or len(people) > 12:
            return None
        written = [_written(name, self.form) for name in people]
        between = "; " if self.form.endswith(";") else ", "
        last = self.chance.choice((" and ", ", and ", " & ", ", & ", between, between))
        return [("author", between.join(written[:-1]) + (last if written[1:] else "") + written[-1])]

    def _editor(self) -> list[Piece] | None:
        return None if self.item.get("editor") is None else super()._editor()

    def _title(self) -> list[Piece] | None:
        return self._text("title")

    def _container_title(self) -> list[Piece] | None:
        return self._text("container-title")

    def _meeting(self) -> list[Piece] | None:
        return self._container_title() if "issue" not in self.item else None

    def _volume(self) -> list[Piece] | None:
        return self._text("volume")

    def _issue(self) -> list[Piece] | None:
        return self._text("issue")

    def _page(self) -> list[Piece] | None:
        return self._text("page")

    def _publisher(self) -> list[Piece] | None:
        return self._text("publisher")

    def _publisher_place(self) -> list[Piece] | None:
        return self._text("publisher-place")

    def _issued(self) -> list[Piece]:
        return [("issued", self.year)]


def _written(name: dict[str, str], form: str) -> str:
    family, given = name["family"], name.get("given", "")
    initials = " ".join(f"{word[0]}." for word in re.findall(r"[^\W\d_]+", given))
    if given.isupper() and given.isalpha() and len(given) < 4:
        initials = " ".join(f"{letter}." for letter in given)
    family = family.upper() if "F" in form else family
    form = form.rstrip(";").lower()
    if not given:
        return family
    if form == "f g":
        return f"{family} {initials.replace('.', '').replace(' ', '')}"
    if form.startswith("g"):
        return f"{initials if form == 'g. f' else given} {family}"
    return f"{family}{',' if ',' in form else ''} {initials if form.endswith('.') else given}"


def _filled(record: Any, template: str) -> list[Piece] | None:
    stack: list[list[Piece]] = [[]]
    is_missing = [False]
    reached = 0
    for slot in _SLOT.finditer(template):
        stack[-1].append(("other", template[reached : slot.start()]))
        reached = slot.end()
        if slot[3] == "{":
            stack.append([])
            is_missing.append(False)
        elif slot[3] == "}":
            group, missing = stack.pop(), is_missing.pop()
            stack[-1].extend([] if missing else group)
        else:
            found = record.slot(slot[1]) if slot[1] else record.cue(slot[2])
            is_missing[-1] = is_missing[-1] or found is None
            stack[-1].extend(found or [])
    stack[-1].append(("other", template[reached:]))
    if is_missing[0]:
        return None
    return _without_double_stops([piece for piece in stack[0] if piece[1]])


def _without_double_stops(pieces: list[Piece]) -> list[Piece]:
    """An initial's full stop ends the sentence too."""
    kept: list[Piece] = []
    for label, words in pieces:
        if kept and kept[-1][1].endswith(".") and words.startswith("."):
            words = words[1:]
        kept.append((label, words))
    return [piece for piece in kept if piece[1]]
