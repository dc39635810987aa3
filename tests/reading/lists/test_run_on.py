"""References that run on in one paragraph without numbers."""

from __future__ import annotations

import textwrap

import pytest

from refdesk.domain.draft import Page
from refdesk.reading import read_list, read_page

ENGLISH = [
    "Alderson, P., & Quill, M. (2009). Ferries of the isles. Journal of Harbour Studies, 12(3), 44-61.",
    "Birkett, T. (2011). The price of a crossing. Transport Notes, 9, 1-19. https://doi.org/10.5555/tn.2011.9",
    "Cawthorne, L. M. (1998). Piers and people. London: Quayside Press.",
    "Dunmore, S., & Ells, R. (2014). When the boat is late. Island Economics, 3(1), 7-22.",
]
VANCOUVER = [
    "Moreno P, Vidal RA. Sombra y sueño en los hospitales. Rev Esp Luz. 2012;14(2):33-40.",
    "Ortega L. Ventanas que curan. An Arquit Salud. 2015;8:101-9.",
    "Prieto M, Ruiz B, Sanz C. El ruido nocturno en la sala. Rev Esp Luz. 2017;19(1):5-12.",
    "Vega T. Noches largas. Bol Enferm. 2019;22(4):77-81.",
]
GOST = [
    "Боровой К.Д. Смотрители маяков // Север. 1999. № 4. С. 31-39.",
    "Заливина О.С. Лоция Белого моря. СПб.: Гидрограф, 2002. 211 с.",
    "Каргин П.И., Ломов А.А. Артели поморов // Вопросы краеведения. 2011. Т. 5, № 2. С. 12-20.",
    "Поморцев А.В. Деревянные маяки // Северный хронограф. 2018. № 3. С. 44-58.",
]
ABNT = [
    "ALVES, M. R. Pontes de madeira. Revista de Estruturas, v. 4, n. 2, p. 15-29, 2008.",
    "BARROS, T.; CUNHA, L. Rios e travessias. São Paulo: Margem, 2013.",
    "DUARTE, P. A balsa e a cidade. Cadernos do Rio, v. 11, n. 1, p. 88-101, 2016.",
    "FARIA, J. C. Portos fluviais. Revista de Estruturas, v. 9, n. 3, p. 40-58, 2019.",
]


@pytest.mark.parametrize("entries", [ENGLISH, VANCOUVER, GOST, ABNT])
@pytest.mark.parametrize("heading", ["", "References\n", "Литература\n"])
def test_a_paragraph_without_numbers_is_parted_where_references_begin(
    entries: list[str], heading: str
) -> None:
    draft = read_list(Page(heading + " ".join(entries)))
    assert [each.text for each in draft.references] == entries


@pytest.mark.parametrize("entries", [ENGLISH, GOST, ABNT])
@pytest.mark.parametrize("width", [60, 90])
def test_the_paragraph_may_be_hard_wrapped(entries: list[str], width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(" ".join(entries), width, break_on_hyphens=False))
    draft = read_list(Page(wrapped))
    assert [each.text for each in draft.references] == entries


def test_the_parts_know_where_they_stand_in_the_page() -> None:
    page = Page("References\n" + " ".join(ENGLISH))
    for reference, entry in zip(read_list(page).references, ENGLISH, strict=True):
        assert reference.raw_span.of(page.text) == entry


@pytest.mark.parametrize(
    "single",
    [
        "Hartwell, J., Innes, K., Jarvis, L. M., & Kemp, N. (2003). Of kings and ferries: Essays in honour "
        "of A. B. Lorne. In P. Moss & R. Nairn (Eds.), Proceedings of the 1999 Conference on Crossings (Vol. "
        "2, pp. 101-119). Oxford: Strait Press. (Original work published 1921) Retrieved May 5, 2012, from "
        "http://example.org/crossings/2003/lorne",
        "Петров И. И. История переправ. 2-е изд., испр. и доп. // Сборник трудов конференции «Реки России "
        "2005» / под ред. А. Б. Волгина. М.: Наука, 2006. С. 15-29. URL: http://example.ru/rivers (дата "
        "обращения: 12.05.2010).",
        "Ministerio de Puentes. Plan Nacional de Puentes 1998-2004. Informe Final. Madrid: Ministerio de "
        "Puentes; 2005. Disponible en: http://example.es/plan2005.pdf. Acceso 3 de mayo de 2007.",
    ],
)
def test_a_single_long_reference_is_never_cut(single: str) -> None:
    assert len(read_list(Page("References\n" + single)).references) == 1


def test_a_paragraph_of_prose_with_years_has_no_references() -> None:
    prose = (
        "The ferry of 1921 was slow. Captain A. Lorne retired in 1934. Smith and Brown took over the line in "
        "1950, and by 1961 the company had four boats. We describe how the crossing changed until 1999. "
    )
    assert read_page(Page("A short history of the crossing\n\n" + prose * 3)).references == ()


def test_a_long_stretch_that_is_no_reference_does_not_hide_those_behind_it() -> None:
    prose = "Leaves fall. " * 150
    draft = read_list(Page("References\n" + " ".join([*ENGLISH, prose, *ENGLISH])))
    assert {each.text for each in draft.references} >= set(ENGLISH[:3])
    assert len(draft.references) >= 2 * len(ENGLISH) - 1
