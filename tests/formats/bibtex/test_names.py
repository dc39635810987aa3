"""Name lists of BibTeX and biblatex, in and out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.names import Name
from refdesk.formats.bibtex.names import OTHERS, name_list, names_in, orcid_annotation, with_orcids


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lovelace", (Name(family="Lovelace", given="Ada"),)),
        ("Lovelace, Ada", (Name(family="Lovelace", given="Ada"),)),
        ("Ludwig van Beethoven", (Name(family="Beethoven", given="Ludwig", non_dropping_particle="van"),)),
        ("van Beethoven, Ludwig", (Name(family="Beethoven", given="Ludwig", non_dropping_particle="van"),)),
        ("King, Jr., Martin Luther", (Name(family="King", given="Martin Luther", suffix="Jr."),)),
        ("{World Health Organization}", (Name(literal="World Health Organization"),)),
        ("{Barnes and Noble} and A. B", (Name(literal="Barnes and Noble"), Name(family="B", given="A."))),
        ("Hermann {von Helmholtz}", (Name(family="von Helmholtz", given="Hermann"),)),
        ("{von Helmholtz}, Hermann", (Name(family="von Helmholtz", given="Hermann"),)),
        ("A AND B\nand  C", (Name(family="A"), Name(family="B"), Name(family="C"))),
        ("A. One and others", (Name(family="One", given="A."), OTHERS)),
        ("Plato", (Name(family="Plato"),)),
        ("{\\'E}mile Zola and {\\O}rsted, H.", (Name(family="Zola", given="Émile"),
        Name(family="Ørsted", given="H."))),
        (
            "de la Vall{\\'e}e Poussin, C.",
            (Name(family="Vallée Poussin", given="C.", non_dropping_particle="de la"),),
        ),
        (
            "family=Duchamp, given=Philip, prefix=du",
            (Name(family="Duchamp", given="Philip", non_dropping_particle="du"),),
        ),
        (
            "family=Beethoven, prefix=van, useprefix=false, given={Ludwig, L.}",
            (Name(family="Beethoven", given="Ludwig, L.", dropping_particle="van"),),
        ),
        ("Jean~Paul Sartre", (Name(family="Sartre", given="Jean Paul"),)),
        ("Brand\\~{a}o, F. and Brand\\~ao, G.", (Name("Brandão", "F."), Name("Brandão", "G."))),
        ("Smith,~J.~A.", (Name("Smith", "J. A."),)),
        ("King, Martin, Jr.", (Name("King", "Martin", suffix="Jr."),)),
        ("Martin Luther King Jr.", (Name("King", "Martin Luther", suffix="Jr."),)),
        ("Doe, J. and et al.", (Name("Doe", "J."), OTHERS)),
        ("Doe, Jane; Roe, R.", (Name("Doe", "Jane"), Name("Roe", "R."))),
        ("Doe, J., Roe, R. K., and Poe, E.", (Name("Doe", "J."), Name("Roe", "R. K."), Name("Poe", "E."))),
        ("M&uuml;ller; X, J.", (Name("M&uuml;ller; X", "J."),)),
        ("А. С. Пушкин", (Name(family="Пушкин", given="А. С."),)),
        (", and A", (Name(family="A"),)),
        ("", ()),
    ],
)  # fmt: skip
def test_a_list_of_names_is_read(text: str, names: tuple[Name, ...]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    "names",
    [
        (Name(family="Beethoven", given="Ludwig", non_dropping_particle="van", suffix="III"),),
        (Name(literal="Barnes and Noble, Inc."), Name(family="Plato"), OTHERS),
        (Name(family="von Helmholtz", given="Hermann"),),
        (Name(family="García Márquez", given="Gabriel José"),),
        (Name(family="Two Words"), Name(family="A & B", given="C_D")),
        (Name(family="Beethoven", given="Ludwig", dropping_particle="van"),),
    ],
)
def test_names_that_are_written_read_back(names: tuple[Name, ...]) -> None:
    found = names_in(name_list(names, is_extended=True))
    assert [name.display_form for name in found] == [name.display_form for name in names]


@given(st.text("aB {},\\~'and=\""))
def test_no_text_makes_the_reader_of_names_fail(text: str) -> None:
    assert all(not name.is_empty for name in names_in(text))


def test_orcids_go_in_and_out_as_annotations() -> None:
    names = (Name(family="A"), Name(family="B"))
    annotated = with_orcids(names, '1="0000-0002-1825-0097"; 3="0000-0001-5109-3700"')
    assert [name.orcid for name in annotated] == ["0000-0002-1825-0097", ""]
    assert orcid_annotation(annotated) == '1="0000-0002-1825-0097"'
