"""What the marks of a reference must hold as a whole."""

import pytest

from refdesk.reading.strings.marks import Mark
from refdesk.reading.strings.reference import read_reference
from refdesk.reading.strings.repair import repaired


def marks(text: str, *found: tuple[str, str]) -> list[Mark]:
    """Marks for words that stand in the text, in order."""
    made, reached = [], 0
    for label, words in found:
        start = text.index(words, reached)
        reached = start + len(words)
        made.append(Mark(start, reached, label))
    return made


def mended(text: str, *found: tuple[str, str]) -> list[tuple[str, str]]:
    return [(mark.label, text[mark.start : mark.end].strip()) for mark in repaired(text, marks(text, *found))]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        (
            "Hill A. Peaks of the north. Mountains. 11(9): 25.",
            [
                ("author", "Hill A"),
                ("title", "Peaks of the north. Mountains"),
                ("volume", "11"),
                ("page", "25"),
            ],
            [
                ("author", "Hill A"),
                ("title", "Peaks of the north"),
                ("container-title", "Mountains"),
                ("volume", "11"),
                ("issue", "9"),
                ("page", "25"),
            ],
        ),
        (
            "Hill A. Peaks of the far north. Mountain Studies 5, 25.",
            [
                ("author", "Hill A"),
                ("container-title", "Peaks of the far north. Mountain Studies"),
                ("volume", "5"),
            ],
            [
                ("author", "Hill A"),
                ("title", "Peaks of the far north"),
                ("container-title", "Mountain Studies"),
                ("volume", "5"),
                ("page", "25"),
            ],
        ),
        (
            "Hill A. Peaks since September 11th. Mountain Journal 5: 25-31.",
            [
                ("author", "Hill A"),
                ("title", "Peaks since"),
                ("container-title", "September 11th. Mountain Journal"),
                ("volume", "5"),
                ("page", "25-31"),
            ],
            [
                ("author", "Hill A"),
                ("title", "Peaks since September 11th"),
                ("container-title", "Mountain Journal"),
                ("volume", "5"),
                ("page", "25-31"),
            ],
        ),
        (
            "Hill A. Peaks. Proc Natl Acad Sci U S A 92: CD0046.",
            [
                ("author", "Hill A"),
                ("title", "Peaks"),
                ("container-title", "Proc Natl Acad Sci"),
                ("volume", "92"),
            ],
            [
                ("author", "Hill A"),
                ("title", "Peaks"),
                ("container-title", "Proc Natl Acad Sci U S A"),
                ("volume", "92"),
                ("page", "CD0046"),
            ],
        ),
        (
            "Hill A. Peaks. Mountains, (3), 461-464. MR0468014",
            [
                ("author", "Hill A"),
                ("title", "Peaks"),
                ("container-title", "Mountains"),
                ("volume", "3"),
                ("page", "461-464. MR0468014"),
            ],
            [
                ("author", "Hill A"),
                ("title", "Peaks"),
                ("container-title", "Mountains"),
                ("issue", "3"),
                ("page", "461-464"),
            ],
        ),
        (
            "The Peaks Network (2015) Peaks of the north. URL: http://a.org/x",
            [("issued", "2015"), ("title", "Peaks of the north"), ("publisher", "URL")],
            [("author", "The Peaks Network"), ("issued", "2015"), ("title", "Peaks of the north")],
        ),
        (
            "A. Hill 2014 ApJL 792 L32",
            [("author", "A. Hill"), ("issued", "2014"), ("container-title", "ApJL"), ("title", "792 L32")],
            [
                ("author", "A. Hill"),
                ("issued", "2014"),
                ("container-title", "ApJL"),
                ("volume", "792"),
                ("page", "L32"),
            ],
        ),
        (
            "A. Hill, Optica 3, 118 (2016).",
            [
                ("author", "A. Hill"),
                ("title", "Optica"),
                ("volume", "3"),
                ("page", "118"),
                ("issued", "2016"),
            ],
            [
                ("author", "A. Hill"),
                ("container-title", "Optica"),
                ("volume", "3"),
                ("page", "118"),
                ("issued", "2016"),
            ],
        ),
        (
            "Hill A, “Peaks of the north,” Slope, 2012.",
            [("author", "Hill A"), ("publisher", "Slope"), ("issued", "2012")],
            [
                ("author", "Hill A"),
                ("title", "Peaks of the north"),
                ("publisher", "Slope"),
                ("issued", "2012"),
            ],
        ),
        (
            "Hill A, Peaks, Denver: Slope, 2012.",
            [
                ("author", "Hill A"),
                ("container-title", "Peaks"),
                ("publisher-place", "Denver"),
                ("publisher", "Slope"),
            ],
            [("author", "Hill A"), ("title", "Peaks"), ("publisher-place", "Denver"), ("publisher", "Slope")],
        ),
        (
            "HILL, A. Moral und Berg. Die Ethik. Wien: Hang, 1969",
            [("author", "HILL, A. Moral und Berg"), ("title", "Die Ethik"), ("publisher-place", "Wien")],
            [("author", "HILL, A."), ("title", "Moral und Berg. Die Ethik"), ("publisher-place", "Wien")],
        ),
        (
            "Hill, A.; Dale, B. C.; Green Chem. 2012, 14, 1584.",
            [("author", "Hill, A.; Dale, B. C.; Green"), ("container-title", "Chem"), ("issued", "2012")],
            [
                ("author", "Hill, A.; Dale, B. C."),
                ("container-title", "Green Chem."),
                ("issued", "2012"),
                ("volume", "14"),
                ("page", "1584"),
            ],
        ),
        (
            "HILL. Peaks. In: All the mountains. Denver: Slope, 2003.",
            [("author", "HILL"), ("title", "Peaks"), ("title", "All the mountains"), ("publisher", "Slope")],
            [
                ("author", "HILL"),
                ("title", "Peaks"),
                ("container-title", "All the mountains"),
                ("publisher", "Slope"),
            ],
        ),
        (
            "Slope News (2008): Peak opened again",
            [("container-title", "Slope News"), ("issued", "2008"), ("title", "Peak opened again")],
            [("author", "Slope News"), ("issued", "2008"), ("title", "Peak opened again")],
        ),
        (
            "Hill, A., and B. Dale, eds. 1985. Peaks.",
            [("author", "Hill, A., and B. Dale"), ("issued", "1985"), ("title", "Peaks")],
            [("editor", "Hill, A., and B. Dale"), ("issued", "1985"), ("title", "Peaks")],
        ),
        (
            "Karnataka J. Agric. Sci., 19(4), 2006",
            [("author", "Karnataka J"), ("container-title", "Agric. Sci"), ("volume", "19")],
            [("container-title", "Karnataka J. Agric. Sci"), ("volume", "19"), ("issue", "4")],
        ),
        (
            "Hill A. Peaks opened again. The Mountain Kitchen. https://a.org/b",
            [
                ("author", "Hill A"),
                ("title", "Peaks opened again. The Mountain Kitchen"),
                ("URL", "https://a.org/b"),
            ],
            [
                ("author", "Hill A"),
                ("title", "Peaks opened again"),
                ("container-title", "The Mountain Kitchen"),
                ("URL", "https://a.org/b"),
            ],
        ),
        (
            "LUCIANO. Obras I. Madrid: Gredos, 1981.",
            [("author", "LUCIANO. Obras I"), ("publisher-place", "Madrid")],
            [("author", "LUCIANO"), ("title", "Obras I"), ("publisher-place", "Madrid")],
        ),
        (
            "HILL, A. AND DALE, B. 1991. Peaks of the north.",
            [("author", "HILL, A. AND DALE, B"), ("issued", "1991"), ("title", "Peaks of the north")],
            [("author", "HILL, A. AND DALE, B"), ("issued", "1991"), ("title", "Peaks of the north")],
        ),
        (
            "1997: Anna Hill: Peaks of the north. Mountains.",
            [("issued", "1997"), ("title", "Anna Hill: Peaks of the north")],
            [("issued", "1997"), ("author", "Anna Hill"), ("title", "Peaks of the north")],
        ),
        (
            "Hill, A.B. Great Peaks. London: Fir, 1997.",
            [("author", "Hill, A.B. Great Peaks"), ("publisher-place", "London"), ("publisher", "Fir")],
            [
                ("author", "Hill, A.B."),
                ("title", "Great Peaks"),
                ("publisher-place", "London"),
                ("publisher", "Fir"),
            ],
        ),
        (
            "T. Hill: J. Phys. Soc. Jpn. 56 (1987) 1684.",
            [
                ("author", "T. Hill"),
                ("container-title", "J. Phys. Soc. Jpn"),
                ("volume", "56"),
                ("issued", "1987"),
                ("volume", "1684"),
            ],
            [
                ("author", "T. Hill"),
                ("container-title", "J. Phys. Soc. Jpn"),
                ("volume", "56"),
                ("issued", "1987"),
                ("page", "1684"),
            ],
        ),
        (
            "A. Hill, Lectures on Peaks, Vol. 1 (Academic Press, 1952)",
            [("author", "A. Hill"), ("collection-title", "Lectures on Peaks"), ("volume", "1")],
            [("author", "A. Hill"), ("collection-title", "Lectures on Peaks"), ("volume", "1")],
        ),
        (
            "A. Hill, in: B. Dale (Ed.), Lectures on Peaks, North Press, 1998, p. 149",
            [
                ("author", "A. Hill"),
                ("editor", "B. Dale"),
                ("container-title", "Lectures on Peaks"),
                ("publisher", "North Press"),
                ("issued", "1998"),
                ("page", "149"),
            ],
            [
                ("author", "A. Hill"),
                ("editor", "B. Dale"),
                ("title", "Lectures on Peaks"),
                ("publisher", "North Press"),
                ("issued", "1998"),
                ("page", "149"),
            ],
        ),
        (
            "Hill A. 2019. Peakly. https://a.org/b",
            [("author", "Hill A"), ("issued", "2019"), ("URL", "https://a.org/b")],
            [("author", "Hill A"), ("issued", "2019"), ("title", "Peakly"), ("URL", "https://a.org/b")],
        ),
        (
            "Hill A. Peaks of the north. World Scientific, Singapore, 2002.",
            [
                ("author", "Hill A"),
                ("title", "Peaks of the north"),
                ("container-title", "World Scientific"),
                ("publisher-place", "Singapore"),
            ],
            [
                ("author", "Hill A"),
                ("title", "Peaks of the north"),
                ("publisher", "World Scientific"),
                ("publisher-place", "Singapore"),
            ],
        ),
        (
            "Hill, A. (1977). Peaks (D.F. Dale, Trans.). Oslo: Fir.",
            [("author", "Hill, A"), ("issued", "1977"), ("title", "Peaks (D.F. Dale"), ("publisher", "Fir")],
            [
                ("author", "Hill, A"),
                ("issued", "1977"),
                ("title", "Peaks"),
                ("translator", "D.F. Dale"),
                ("publisher", "Fir"),
            ],
        ),
        (
            "Hill, A. Peaks of the north. 2 vols. Oslo: Fir.",
            [("author", "Hill, A"), ("title", "Peaks of the north. 2 vols"), ("publisher", "Fir")],
            [
                ("author", "Hill, A"),
                ("title", "Peaks of the north"),
                ("number-of-volumes", "2"),
                ("publisher", "Fir"),
            ],
        ),
        (
            "Hill, A. ‘The border of peaks,’ in Rivers of the North (Oslo: Fir)",
            [("author", "Hill, A"), ("title", "The border of peaks,’ in Rivers of the North")],
            [
                ("author", "Hill, A"),
                ("title", "The border of peaks"),
                ("container-title", "Rivers of the North"),
            ],
        ),
        (
            "Hill A (1984) Frogs of the north (Dale, 1823) (Anura). Peaks 2: 11-13",
            [
                ("author", "Hill A"),
                ("issued", "1984"),
                ("title", "Frogs of the north"),
                ("issued", "1823"),
                ("container-title", "Peaks"),
            ],
            [
                ("author", "Hill A"),
                ("issued", "1984"),
                ("title", "Frogs of the north (Dale, 1823) (Anura)"),
                ("container-title", "Peaks"),
            ],
        ),
        (
            "Hill A. The dinosaur beds of Malawi, Africa. Natl Geogr Res 6: 196",
            [("title", "The dinosaur beds of Malawi"), ("container-title", "Africa. Natl Geogr Res")],
            [("title", "The dinosaur beds of Malawi, Africa"), ("container-title", "Natl Geogr Res")],
        ),
        (
            "A. Hill, Nucl. Instr. Meth. Phys. Res. B 204 (2003)",
            [
                ("author", "A. Hill"),
                ("container-title", "Nucl. Instr. Meth. Phys. Res. B"),
                ("volume", "204"),
            ],
            [
                ("author", "A. Hill"),
                ("container-title", "Nucl. Instr. Meth. Phys. Res. B"),
                ("volume", "204"),
            ],
        ),
        (
            "Hill A. (2012). Why peaks matter (Policy Brief 2012-01). Peak Association",
            [
                ("author", "Hill A"),
                ("issued", "2012"),
                ("title", "Why peaks matter"),
                ("issued", "2012"),
                ("container-title", "Peak Association"),
            ],
            [
                ("author", "Hill A"),
                ("issued", "2012"),
                ("title", "Why peaks matter"),
                ("issued", "2012"),
                ("container-title", "Peak Association"),
            ],
        ),
        (
            "Mater. Res. Proc. Vol. 1346",
            [("container-title", "Mater. Res. Proc. Vol."), ("volume", "1346")],
            [("container-title", "Mater. Res. Proc."), ("volume", "1346")],
        ),
        (
            "ITAL.J.PEAK.SCI. VOL. 6, 151-164",
            [("author", "ITAL"), ("container-title", "J.PEAK.SCI"), ("volume", "6"), ("page", "151-164")],
            [("container-title", "ITAL.J.PEAK.SCI"), ("volume", "6"), ("page", "151-164")],
        ),
        (
            "Peaks 50: 3 (2015), 394-419",
            [("container-title", "Peaks"), ("volume", "50"), ("page", "3"), ("page", "394-419")],
            [("container-title", "Peaks"), ("volume", "50"), ("issue", "3"), ("page", "394-419")],
        ),
        (
            "Peaks 7:3: 205",
            [("container-title", "Peaks"), ("volume", "7"), ("page", "3: 205")],
            [("container-title", "Peaks"), ("volume", "7"), ("issue", "3"), ("page", "205")],
        ),
        (
            "Peaks 22: 291-312",
            [("container-title", "Peaks"), ("volume", "22"), ("page", "291-312")],
            [("container-title", "Peaks"), ("volume", "22"), ("page", "291-312")],
        ),
        (
            "Peaks, 45/4 (1950), 710-720",
            [("container-title", "Peaks"), ("volume", "45"), ("page", "710-720")],
            [("container-title", "Peaks"), ("volume", "45"), ("issue", "4"), ("page", "710-720")],
        ),
        (
            "Peaks, 18, 2 (Spring 1989), 73-93",
            [("container-title", "Peaks"), ("issue", "18, 2"), ("page", "73-93")],
            [("container-title", "Peaks"), ("volume", "18"), ("issue", "2"), ("page", "73-93")],
        ),
        (
            "Peaks 13 (37), no. 2",
            [("container-title", "Peaks"), ("volume", "13"), ("issue", "37), no. 2")],
            [("container-title", "Peaks"), ("volume", "13"), ("issue", "37")],
        ),
        (
            "Census Bureau. 2000. A count of the whole people.",
            [("author", "Census Bureau"), ("issued", "2000")],
            [("author", "Census Bureau"), ("issued", "2000"), ("title", ". A count of the whole people.")],
        ),
        (
            "The River Year, “Floods of the north”, 2018.",
            [("title", "The River Year, “Floods of the north"), ("issued", "2018")],
            [("author", "The River Year"), ("title", "Floods of the north"), ("issued", "2018")],
        ),
        (
            "Hill A. Peaks. Slope. 2019;393(10180):12-41.",
            [("author", "Hill A"), ("title", "Peaks"), ("container-title", "Slope"), ("volume", "393")],
            [
                ("author", "Hill A"),
                ("title", "Peaks"),
                ("container-title", "Slope"),
                ("volume", "393"),
                ("issue", "10180"),
                ("page", "12-41"),
            ],
        ),
    ],
)
def test_what_the_tagger_broke_is_mended(
    text: str, found: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert mended(text, *found) == expected


def test_a_whole_reference_stays_as_it_is() -> None:
    text = "Hill A. Peaks of the north. Mountains. 2012;11(9):25."
    found = [
        ("author", "Hill A"),
        ("title", "Peaks of the north"),
        ("container-title", "Mountains"),
        ("issued", "2012"),
        ("volume", "11"),
        ("issue", "9"),
        ("page", "25"),
    ]
    assert mended(text, *found) == found


def test_what_is_mended_is_less_sure() -> None:
    text = "Hill A. Peaks of the north. Mountains. 11(9): 25."
    found = repaired(text, marks(text, ("title", "Peaks of the north. Mountains"), ("volume", "11")))
    assert all(mark.least < 0.5 for mark in found if mark.label in ("title", "container-title"))


def test_a_body_in_two_parts_before_a_title_is_one_author() -> None:
    text = "*The Ministry of Rivers, Republic of Lakes, “Lakes and their fish”, 2004"
    found = [
        ("container-title", "The Ministry of Rivers"),
        ("author", "Republic of Lakes"),
        ("title", "Lakes and their fish"),
        ("issued", "2004"),
    ]
    assert mended(text, *found) == [
        ("author", "The Ministry of Rivers, Republic of Lakes"),
        ("title", "Lakes and their fish"),
        ("issued", "2004"),
    ]


def test_a_body_before_the_title_that_published_the_work_is_its_author() -> None:
    draft = read_reference(
        "World Rivers Union. Global report on river ice 2018. Geneva: World Rivers Union; 2018."
    )
    assert [name.literal for name in draft.record.names("author")] == ["World Rivers Union"]
    assert draft.record.text("title") == "Global report on river ice 2018"
