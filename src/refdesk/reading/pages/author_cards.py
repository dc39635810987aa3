"""What a page prints beside an author's name: affiliation, position, degree, place, ORCID, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from refdesk.domain.draft import Span
from refdesk.domain.names import Name
from refdesk.reading.pages.places import INSTITUTION, city_before, country_at_end, is_country
from refdesk.reading.text.lines import Line

#: Marks of affiliations often stand glued behind an ORCID iD, so its end is not looked at.
_ORCID = re.compile(r"(?<!\d)\d{4}-\d{4}-\d{4}-\d{3}[\dXx]")
_ORCID_ADDRESS = re.compile(
    r"(?:orcid(?:\s?id)?\W*)?(?:https?://)?(?:www\.)?(?:orcid\.org/)?" + _ORCID.pattern, re.IGNORECASE
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
#: What is left of an address on pages that hide them.
_HIDDEN_EMAIL = re.compile(r"\[email.protected\]")
_DEGREE = re.compile(
    r"(?:Ph\.?D\.? докторы?|Доктор PhD|доктор PhD|Ph\.?\s?D\.?(?:\s(?:in|of)\s[^,.;()]{3,40}|"
    r"\s?\([^)]{2,20}\))?|M\.?D\.?|"
    r"D\.?Sc\.?|Dr\.?\s?(?:Sci|hab|habil)\.?(?:\s?\([^)]{2,30}\))?|Cand\.?\s?(?:Sci|of "
    r"Sci)\.?(?:\s?\([^)]{2,30}\))?|"
    r"(?:Doctor|Candidate|Master|Bachelor) of [A-Z]?[\w ]{3,40}?(?=$|[,.;])|(?:doctor|candidate|master) "
    r"of [\w ]{3,40}?science\w*|M\.?Sc\.?|M\.?A\.?|M\.?Ed\.?|MBA|MPH|"
    r"(?:доктор|кандидат|магистр)\s(?:[\w-]+\s){1,4}?наук|магистр\s[\w ]{3,40}|"
    r"[дк]\.\s?[\w.-]{1,8}\s?н\.|[\w-]+\sғылымдар(?:ының|ы)\s(?:докторы|кандидаты|магистрі)|"
    r"Dr\.|Доктор PhD|доктор PhD|Doutora?|Mestre|Doctora?(?:\sen\s[^,.;]{3,40})?|Dra?\.)",
)
_POSITION = re.compile(
    r"(?:(?:senior|junior|leading|chief|associate|assistant|acting|full|visiting|adjunct|research|"
    r"postdoctoral|post-doctoral|doctoral|ph\.?d\.?|master'?s?|postgraduate|graduate|undergraduate|"
    r"deputy|vice|honorary|emeritus|principal|independent|distinguished)[\s-])*"
    r"(?:professor|lecturer|researcher|scholar|scientist|fellow|student|teacher|engineer|director|head|"
    r"dean|rector|docent|instructor|candidate|associate|assistant|specialist|consultant|physician|"
    r"surgeon|resident|librarian|analyst|manager|editor|curator|chair|president|doctor|methodologist|"
    r"psychologist|economist|lawyer|statistician|epidemiologist|biostatistician|nurse|midwife|pharmacist|biologist|"
    r"technician|trainee|coordinator|officer|adviser|advisor|registrar|clinician|psychiatrist|reader)"
    r"(?:\s(?:of|at|in|for)\s(?:the\s)?[^,.;()]{3,90})?"
    r"|(?:(?:старший|младший|ведущий|главный|приглашенный|ассоциированный|и\.?\s?о\.?)\s)*(?:научный "
    r"сотрудник|профессор\w*|доцент\w*|аспирант\w*|магистрант\w*|студент\w*|докторант\w*|соискатель\w*|"
    r"заведующ\w+|директор\w*|ассистент\w*|преподавател\w+|учител\w+|декан|ректор|начальник|инженер|врач|"
    r"руководител\w+|проректор|эксперт|специалист|педагог(?:и|а|ов)?\b|психолог\b|методист)"
    r"(?:\s(?:кафедр\w+|лаборатори\w+|отдел\w*|центр\w*|факультет\w*|департамент\w*|школ\w+|"
    r"институт\w*)[^,.;]{0,90})?"
    r"|(?:(?:аға|бас|қауымдастырылған|жетекші|кіші)\s)*(?:оқытушы\w*|профессор\w*|доцент\w*|докторант\w*|"
    r"магистрант\w*|ғылыми қызметкер\w*|мұғалім\w*|меңгерушісі|студент\w*)"
    r"|(?:Prof|Doç|Yrd\. Doç|Öğr\. Gör|Arş\. Gör)\.(?:\s?Dr\.)?|Dr\. Öğr\. Üyesi|profesora?|professora?|"
    r"docente|investigadora?|pesquisadora?|doctorand[oa]|doutorand[oa]|estudante|estudiante|"
    r"catedrátic[oa]|becari[oa]|graduand[oa]|mestrand[oa]|profesor titular|wissenschaftliche\w* "
    r"mitarbeiter\w*|maître de conférences|doctorant\w*|chercheu\w+|professeur\w*|"
    r"教授|副教授|讲师|研究员|博士生|硕士生|"
    r"硕士研究生|博士研究生",
    re.IGNORECASE,
)
#: Positions that end with a short form, whose full stop is theirs.
_ABBREVIATED = re.compile(r"\b(?:Dr|Prof|Doç|Gör)\.$")
_STREET = re.compile(
    r"\d.*\b(?:str|st|street|ave|avenue|road|rd|lane|prospekt|pr|sq|blvd|ул|пр|просп|пер|пл|д|көшесі|"
    r"даңғылы)\b|\b(?:ул|просп|пр|str|street|avenue)\b.*\d",
    re.IGNORECASE,
)
_CITY = re.compile(
    r"(?:\bг\.\s?|\bгород\s|\bқ\.\s?|"
    r"\bул\b)?(?P<city>[^\W\d_][\w.'\u2019-]*(?:[\s-][^\W\d_][\w.'\u2019-]*){0,3})"
)
_POSTAL_CODE = re.compile(r"\s(?:[A-Z]{1,2}-?)?\d{4,6}$")
_OWN_NAME = re.compile(
    r"(?:[^\W\d_][\w.'\u2019-]*\s+){1,4}?[^\W\d_][\w.'\u2019-]*\s*(?:\s[\u2013\u2014-]|[\u2013\u2014]|,)\s*"
)
_MARKED_CITY = re.compile(
    r"(?P<before>[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+)\s(?:қ\.|қаласы)|(?:\bг\.\s?|\bгород\s|"
    r"қ\.\s?)(?P<city>[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+(?:\s[А-ЯЁ][\w-]+)?)"
)
_NOISE = re.compile(
    r"competing interest|conflicts? of|конфликт интерес|author for correspondence|corresponding|scopus|"
    r"researcher ?id|"
    r"author ?id|spin|bu kişi benim|google scholar|для корреспонденции|search for|view orcid|"
    r"^contributions?$|^conceptuali|^for correspondence|^contributed|^present address|^equal contr|"
    r"^search for more|^\W*affiliations?\W*$|^\W*show |^this is me|^ключевые",
    re.IGNORECASE,
)
_PROSE_LENGTH = 140
_ADDRESS_BEHIND = re.compile(r";\s*\d\w{4,5},\s*")


@dataclass
class Card:
    """The card of one author while it is collected, and the words it is read from.

    A closed one takes nothing from the lines below: they cannot be told apart.
    """

    parts: dict[str, str] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    is_closed: bool = False

    def take(self, part: str, words: str, span: Span) -> None:
        """Keep a part of the card; the first one said stays."""
        is_short = part == "degree" or _ABBREVIATED.search(words)
        words = words.strip(" ,;:") if is_short else words.strip(" ,;:.")
        if words and part not in self.parts:
            self.parts[part] = words
            self.spans.append(span)

    def on(self, name: Name) -> Name:
        """The name with this card; what the name has already stays."""
        values = {slot: getattr(name, slot) or words for slot, words in self.parts.items()}
        return Name(
            family=name.family,
            given=name.given,
            literal=name.literal,
            dropping_particle=name.dropping_particle,
            non_dropping_particle=name.non_dropping_particle,
            suffix=name.suffix,
            **{slot: values.get(slot, getattr(name, slot)) for slot in _SLOTS},
        )


_SLOTS = ("affiliation", "position", "degree", "city", "country", "orcid", "email")


def card_of(lines: Sequence[Line]) -> Card:
    """The card in the lines that belong to one author."""
    card = Card()
    for line in lines:
        rest = _without_identifiers(card, line)
        own = _OWN_NAME.match(rest.text)
        if own and _tells_role(rest.text[own.end() :]) and not _tells_role(rest.text):
            rest = rest.part(own.end())
        if rest.text and not _NOISE.search(rest.text):
            _read_line(card, rest)
    _complete(card)
    return card


def _tells_role(words: str) -> bool:
    """Whether degree or position follow: `Ivanov Ivan Ivanovich \u2013 Cand. Sci., docent`."""
    return bool(_DEGREE.match(words) or _POSITION.match(words))


def is_position(words: str) -> bool:
    """Whether the words say what someone is, and nothing else: `professor of botany`."""
    return _only(_POSITION, words)


def is_identifiers(words: str) -> bool:
    """Whether the words are ORCID iD and e-mail address, and nothing else."""
    rest = _ORCID_ADDRESS.sub("", _EMAIL.sub("", _HIDDEN_EMAIL.sub("", words)))
    return rest != words and not re.search(r"\w{2}", rest)


def identifiers_in(line: Line) -> Card:
    """The ORCID iD and the e-mail address that stand in a line."""
    card = Card()
    _without_identifiers(card, line)
    return card


def identifier_alone(line: Line) -> Line | None:
    """The ORCID iD of a line that has nothing else but its label or address."""
    found = _ORCID.search(line.text)
    return line.part(*found.span()) if found and is_identifiers(line.text) else None


def card_of_affiliation(lines: Iterable[Line]) -> Card:
    """The card that one or several numbered affiliations make; whose addresses stand in them is not known."""
    card, identifiers = Card(), Card()
    own = [_without_identifiers(identifiers, line) for line in lines]
    for line in own:
        card.spans.append(line.span)
    if own:
        card.parts["affiliation"] = "; ".join(line.text.strip(" .;,") for line in own)
        _complete_from(card, own[0].text.strip(" .;,"))
    return card


def _without_identifiers(card: Card, line: Line) -> Line:
    """Takes ORCID iD and e-mail address; what is left of the line."""
    end = len(line.text)
    orcid = _ORCID.search(line.text)
    if orcid:
        card.take("orcid", orcid.group(), line.part(*orcid.span()).span)
        before = re.search(
            r"(?:(?:https?://)?(?:www\.)?orcid(?:\.org/|\s?(?:ID|iD|id)?\s?:?)?\s*)+$|https?://\S*$",
            line.text[: orcid.start()],
            re.IGNORECASE,
        )
        end = before.start() if before else orcid.start()
    email = _EMAIL.search(line.text)
    if email:
        card.take("email", email.group(), line.part(*email.span()).span)
        label = re.search(
            r"(?:e-?mail|\u044d\u043b\.? ?\u043f\u043e\u0447\u0442\u0430|correo|contact)\W*$",
            line.text[: email.start()],
            re.IGNORECASE,
        )
        end = min(end, label.start() if label else email.start())
    return line.part(0, end)


def _read_line(card: Card, line: Line) -> None:
    text = line.text.strip(" ,;")
    if is_country(text):
        card.take("country", text, line.span)
    elif len(text) > _PROSE_LENGTH and _tells_role(text):
        _read_role_and_address(card, line)
    elif len(text) > _PROSE_LENGTH:
        _read_prose(card, line)
    elif _only(_DEGREE, text):
        card.take("degree", line.text, line.span)
    elif _STREET.search(text):
        _take_city(card, line)
    elif "," in text:
        _read_parts(card, line)
    elif _only(_POSITION, text):
        card.take("position", text, line.span)
    elif INSTITUTION.search(text) or ("affiliation" not in card.parts and "country" not in card.parts):
        card.take("affiliation", text, line.span)
    elif line.gap or _MARKED_CITY.search(text):
        _take_city(card, line)


def _read_parts(card: Card, line: Line) -> None:
    """`Scholar, Jawaharlal Nehru University`; `PhD, Associate Professor`; `Kazan, Russia`."""
    left: list[Line] = []
    roles: list[Line] = []
    for match in re.finditer(r"[^,;]+", line.text):
        part = line.part(*match.span())
        if not left and _only(_DEGREE, part.text):
            card.take("degree", part.text, part.span)
        elif (
            not left
            and _only(_POSITION, part.text)
            and not re.search(r"\buniversi", part.text, re.IGNORECASE)
        ):
            roles.append(part)
        elif part.text:
            left.append(part)
    if roles:
        own = line.part(roles[0].start - line.start, roles[-1].end - line.start)
        card.take("position", own.text, own.span)
    if not left:
        return
    rest = Line(
        line.text[left[0].start - line.start : left[-1].end - line.start],
        left[0].start,
        line.number,
        line.gap,
    )
    is_place = "affiliation" in card.parts and not INSTITUTION.search(rest.text)
    if is_place:
        _take_city(card, rest)
    else:
        card.take("affiliation", rest.text, rest.span)


def _read_role_and_address(card: Card, line: Line) -> None:
    """`Cand. Sci., docent, Steppe University; 620017, Orenburg, 26 Mira St`."""
    address = _ADDRESS_BEHIND.search(line.text)
    _read_parts(card, line.part(0, address.start()) if address else line)
    if address:
        _take_city(card, line.part(address.end()))


def _read_prose(card: Card, line: Line) -> None:
    for part, pattern in (("degree", _DEGREE), ("position", _POSITION)):
        match = pattern.search(line.text)
        if match:
            place = line.part(*match.span())
            card.take(part, place.text, place.span)


def _take_city(card: Card, line: Line) -> None:
    marked = _MARKED_CITY.search(line.text)
    if marked:
        place = line.part(*marked.span("city" if marked["city"] else "before"))
        card.take("city", place.text, place.span)
        return
    for match in re.finditer(r"[^,;]+", line.text):
        part = line.part(*match.span())
        if is_country(part.text):
            card.take("country", part.text, part.span)
            continue
        code = _POSTAL_CODE.search(part.text)
        part = part.part(0, code.start()) if code and code.start() else part
        if not any(map(str.isdigit, part.text)) and len(part.text.split()) <= 3 and part.text[:1].isupper():
            city = _CITY.fullmatch(part.text)
            if city and not _STREET.search(part.text) and not _tells_role(part.text):
                card.take("city", part.text, part.span)


def _only(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern, perhaps repeated with commas, is all that a text has."""
    rest = pattern.sub("", text, count=3)
    return rest != text and not re.search(r"\w{2}", rest)


def _complete(card: Card) -> None:
    if affiliation := card.parts.get("affiliation"):
        _complete_from(card, affiliation)


def _complete_from(card: Card, affiliation: str) -> None:
    """Country and city that end the affiliation; its span covers them."""
    country = country_at_end(affiliation)
    if country and country != affiliation.strip(" ."):
        card.parts.setdefault("country", country)
        city = city_before(affiliation, country)
        if city:
            card.parts.setdefault("city", city)
