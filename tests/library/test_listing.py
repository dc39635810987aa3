"""The lists: order, places, search."""

import pytest

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.query import Column, Order, Place
from refdesk.domain.record import Record, RecordId
from refdesk.library import collecting, editing, listing, noting
from refdesk.library.library import Library
from tests.library.making import new_id, page_of, titles, work


def test_authors_sort_folded_and_those_without_come_last(library: Library) -> None:
    for family in ("Zola", "Łukasz", "Öberg", "van Dijk", "Åberg", "Кaрим"):
        editing.add_record(library, work(family, family))
    editing.add_record(library, Record.of("book", title="Nobody"))
    expected = ["Åberg", "Łukasz", "Öberg", "van Dijk", "Zola", "Кaрим", "Nobody"]
    assert titles(library, Place.articles()) == expected
    assert titles(library, Place.articles(), order=Order(Column.AUTHOR, is_descending=True)) == expected[::-1]


def test_a_list_shows_texts_without_their_markup(library: Library) -> None:
    editing.add_record(library, work("On <i>Stipa</i>, where a < b", container_title="H<sub>2</sub>O"))
    (row,) = listing.summaries(library, [RecordId(each) for each in listing.ids(library, Place.articles())])
    assert (row.title, row.container) == ("On Stipa, where a < b", "H2O")


def test_one_author_comes_before_the_same_with_others(library: Library) -> None:
    kim, lee = Name("Kim", "Ana"), Name("Lee", "Bo")
    editing.add_record(library, Record.of("book", title="Both", author=(kim, lee), issued=Date.of(1990)))
    editing.add_record(library, Record.of("book", title="Later", author=(kim,), issued=Date.of(2000)))
    editing.add_record(library, Record.of("book", title="Earlier", author=(kim,), issued=Date.of(1980)))
    assert titles(library, Place.articles()) == ["Earlier", "Later", "Both"]


def test_numbers_in_titles_sort_as_numbers(library: Library) -> None:
    for title in ("Part 10", "Part 9", "“Part” 1"):
        editing.add_record(library, work(title))
    order = Order(Column.TITLE)
    assert titles(library, Place.articles(), order=order) == ["“Part” 1", "Part 9", "Part 10"]


@pytest.mark.parametrize("column", Column)
def test_every_column_sorts_both_ways(library: Library, column: Column) -> None:
    for number in range(5):
        editing.add_record(library, work(f"T{number}", f"Author{number % 2}", 2000 + number % 3))
    up = listing.ids(library, Place.articles(), order=Order(column))
    down = listing.ids(library, Place.articles(), order=Order(column, is_descending=True))
    assert sorted(up) == [1, 2, 3, 4, 5]
    assert list(up) == list(reversed(down))
    assert listing.first_ids(library, Place.articles(), order=Order(column)) == up


def test_years_sort_with_the_unknown_last(library: Library) -> None:
    editing.add_record(library, work("Old", year=1850))
    editing.add_record(library, work("Ancient", year=-300))
    editing.add_record(library, Record.of("book", title="Unknown"))
    editing.add_record(library, work("New", year=2020))
    shown = titles(library, Place.articles(), order=Order(Column.YEAR))
    assert shown == ["Ancient", "Old", "New", "Unknown"]


def test_ids_come_as_numbers_of_eight_bytes(library: Library) -> None:
    assert listing.ids(library, Place.articles()).typecode == "q"


def test_an_article_in_the_trash_cites_nothing(library: Library) -> None:
    draft, references, page = page_of(work("Citing"), [work("A work that is cited")])
    citing = new_id(editing.add_page(library, draft, references, page))
    editing.trash(library, [citing])
    assert listing.counts(library) == listing.Counts(0, 0, 0, 0, 1)
    editing.restore(library, [citing])
    assert listing.counts(library) == listing.Counts(1, 1, 1, 0, 0)


def test_summaries_come_in_the_order_asked_without_those_gone(library: Library) -> None:
    first = new_id(editing.add_record(library, work("First")))
    second = new_id(editing.add_record(library, work("Second")))
    shown = listing.summaries(library, [second, RecordId(99), first])
    assert [each.title for each in shown] == ["Second", "First"]


@pytest.fixture
def searched(library: Library) -> Library:
    """Four articles that differ in everything that can be searched for."""
    smith = work("Ways of reading", "Smith", 2016, container_title="Nature", abstract="Elephants abound")
    kazakh = work("Қазақстан экономикасы", "Төлегенов", 2021)
    chinese = work("中国经济发展研究", "王", 1999, DOI="10.1000/Ch.1")
    polish = Record.of("webpage", title="Łódź na mapie", URL="https://example.org/mapa")
    ids = [new_id(editing.add_record(library, each)) for each in (smith, kazakh, chinese, polish)]
    collecting.add_tags(library, [ids[0]], ["to read"])
    collecting.add_tags(library, [ids[1]], ["to read later"])
    noting.add_note(library, ids[2], "Quite a thought")
    draft, references, page = page_of(work("A citing one", "Zhao"), [smith, work("Unheard-of Zebras", "Q")])
    editing.add_page(library, draft, references, page)
    return library


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 5),
        ("   ", 5),
        ("smith", ["A citing one", "Ways of reading"]),
        ("author:smith", ["Ways of reading"]),
        ("author:SMI", ["Ways of reading"]),
        ("cites:smith", ["A citing one"]),
        ("ways read", ["A citing one", "Ways of reading"]),
        ("title:elephants", []),
        ("abstract:elephants", ["Ways of reading"]),
        ("journal:nat", ["Ways of reading"]),
        ('title:"of reading"', ["Ways of reading"]),
        ('"reading of"', []),
        ('"ways of rea"', []),
        ("қазақстан", ["Қазақстан экономикасы"]),
        ("ҚАЗАҚ", ["Қазақстан экономикасы"]),
        ("kazakstan", ["Қазақстан экономикасы"]),
        ("tolegenov", ["Қазақстан экономикасы"]),
        ("经济", ["中国经济发展研究"]),
        ("国经", ["中国经济发展研究"]),
        ("国发", []),
        ("lodz", ["Łódź na mapie"]),
        ("łódź", ["Łódź na mapie"]),
        ("year:2015..2020 -cites:smith", ["Ways of reading"]),
        ("year:>2020", ["Қазақстан экономикасы"]),
        ("year:..1999", ["中国经济发展研究"]),
        ('tag:"to read"', ["Ways of reading"]),
        ("tag:to", ["Ways of reading", "Қазақстан экономикасы"]),
        ("type:webpage", ["Łódź na mapie"]),
        ("type:web", ["Łódź na mapie"]),
        ("-type:article-journal", ["Łódź na mapie"]),
        ("cited:>0", ["Ways of reading"]),
        ("has:notes", ["中国经济发展研究"]),
        ("has:references", ["A citing one"]),
        ("has:doi", ["中国经济发展研究"]),
        ("has:abstract", ["Ways of reading"]),
        ("doi:10.1000/ch.1", ["中国经济发展研究"]),
        ("https://doi.org/10.1000/ch", ["中国经济发展研究"]),
        ("https://doi.org/10.1000/xy", []),
        ("example.org/mapa", ["Łódź na mapie"]),
        ("smith2016", ["Ways of reading"]),
        ("key:smith2016ways", ["Ways of reading"]),
        ("thought", ["中国经济发展研究"]),
        ("2016 smith -zhao", ["Ways of reading"]),
        ("elephants OR lodz", ["Ways of reading", "Łódź na mapie"]),
        ("(elephants OR lodz) year:2016", ["Ways of reading"]),
        ("NOT type:webpage year:1999", ["中国经济发展研究"]),
        ("zebras", ["A citing one"]),
        ("nonesuch:word", []),
        ('"', 5),
        ("-", 5),
        ("* AND (", []),
    ],
)
def test_search_finds(searched: Library, query: str, found: list[str] | int) -> None:
    shown = titles(searched, Place.articles(), query)
    assert (len(shown) if isinstance(found, int) else sorted(shown)) == (
        found if isinstance(found, int) else sorted(found)
    )
    assert listing.count(searched, Place.articles(), query) == len(shown)


def test_a_cited_work_is_found_by_the_words_of_its_text(searched: Library) -> None:
    assert titles(searched, Place.references(), "unheard zebra") == ["Unheard-of Zebras"]


@pytest.mark.parametrize(
    "query", ['a" b', "a*b", "a^b", "{title}: x", "NEAR(a b)", "a:b:c", "((((", "\0", "year:"]
)
def test_no_query_fails(searched: Library, query: str) -> None:
    listing.ids(searched, Place.articles(), query)


def test_a_count_that_nobody_waits_for_ends(library: Library) -> None:
    question = listing.Interruption()
    question.interrupt()
    with pytest.raises(listing.Interrupted):
        listing.count(library, Place.articles(), "peat", question)


@pytest.mark.parametrize("asked", ["collection:диплом", 'collection:"ДИПЛОМ"', "collection:Диплом"])
def test_a_collection_is_named_in_either_case_in_any_script(library: Library, asked: str) -> None:
    record_id = new_id(editing.add_record(library, work("In it")))
    editing.add_record(library, work("Not in it"))
    (collection_id,) = collecting.create_collection(library, "Диплом").rows("collection")
    collecting.add_to_collection(library, collection_id, [record_id])
    assert titles(library, Place.articles(), asked) == ["In it"]
    assert titles(library, Place.articles(), "collection:other") == []
