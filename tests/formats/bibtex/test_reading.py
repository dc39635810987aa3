"""Whole .bib files: what is imported, what is reported, and where."""

from __future__ import annotations

import base64
import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.problem import Severity
from refdesk.formats.format import Attachment
from tests.formats.reading import one, read


def test_an_article_comes_with_all_its_fields() -> None:
    entry = one(
        "bibtex",
        """@article{key1,
          author = {Lovelace, Ada and {Royal Society} and others},
          title = "On {DNA} in {\\'E}cole {\\emph{x}}",
          journal = {J. of {X} \\& Y}, year = 1999, month = feb, volume = 3, number = {2},
          pages = {1--9}, doi = {https://doi.org/10.1/A_b}, keywords = {a, b c},
          owner = {me}
        }""",
    )
    record = entry.record
    assert (entry.key, entry.line, record.type) == ("key1", 1, "article-journal")
    assert record.names("author") == (
        Name(family="Lovelace", given="Ada"),
        Name(literal="Royal Society"),
        Name(literal="others"),
    )
    assert record.text("title") == 'On <span class="nocase">DNA</span> in École <i>x</i>'
    assert record.text("container-title") == 'J. of <span class="nocase">X</span> & Y'
    assert record.date("issued") == Date.of(1999, 2)
    assert record.text("issue") == "2"
    assert record.text("page") == "1-9"
    assert record.text("DOI") == "10.1/A_b"
    assert record.text("keyword") == "a; b c"
    assert record.extra == {"bibtex:owner": "me"}


@pytest.mark.parametrize(
    "text",
    [
        "@ article {k, title = {T}}",
        "@article\n{k, title = {T}}",
        "\ufeff@article{k, title = {T}}",
        "@article{k,\r\n title = {T}\r\n}\r\n",
        "@ARTICLE(k, TITLE = {T})",
        "@article{k, % a comment, with a comma\n title = {T}}",
        "@article{k, , title = {T},,}",
        'free text\n@article{k, title = "T"}\nmore {text',
        "@article{k,\n % title = {Old},\n title = {T}}",
    ],
)
def test_unusual_writing_is_read_as_any_other(text: str) -> None:
    entry = one("bibtex", text)
    assert (entry.key, entry.record.type, entry.record.text("title")) == ("k", "article-journal", "T")


def test_a_missing_comma_does_not_swallow_the_next_field() -> None:
    record = one("bibtex", "@book{k, title = {T}\n year = 2000\n note = {x = y}}").record
    assert (record.text("title"), record.year, record.text("note")) == ("T", 2000, "x = y")


def test_a_block_start_inside_a_value_stays_in_the_value() -> None:
    entry = one("bibtex", "@book{k, abstract = {see\n@x{ y } there}, title = {T}}")
    assert entry.record.text("abstract") == "see @x y there"
    assert entry.record.text("title") == "T"


def test_an_entry_that_is_not_closed_is_reported_and_the_others_are_imported() -> None:
    entries, problems = read("bibtex", "@book{a, title={A}}\n\n@book{b, title = {B\n\n@book{c, title={C}}\n")
    assert [entry.key for entry in entries] == ["a", "c"]
    assert [(each.severity, each.line, each.key) for each in problems] == [(Severity.ERROR, 3, "b")]
    assert problems[0].excerpt == "@book{b, title = {B"


@pytest.mark.parametrize("gap", [" ", "\n  "])
def test_an_entry_whose_last_bracket_is_missing_keeps_its_last_value(gap: str) -> None:
    entries, problems = read(
        "bibtex", f"@book{{a, title={{A}},{gap}year = {{2001}}\n\n@book{{b, title={{B}}}}"
    )
    assert [(entry.key, entry.record.year) for entry in entries] == [("a", 2001), ("b", None)]
    assert [each.message for each in problems] == ["The entry is not closed."]


def test_a_value_that_is_not_closed_does_not_take_the_bracket_of_its_entry() -> None:
    text = "@book{a, year = 2001,\n title = {A,\n note = {N}\n}\n\n@book{b, title={B}}"
    entries, problems = read("bibtex", text)
    assert [(entry.key, entry.record.year) for entry in entries] == [("a", 2001), ("b", None)]
    assert "The value of “title” is not closed." in [each.message for each in problems]


def test_an_entry_closed_by_the_wrong_bracket_is_imported_with_a_warning() -> None:
    entries, problems = read("bibtex", "@book{a, title={A}, year = 2021\n)\n\n@book{b, title={B}}")
    assert [(entry.key, entry.record.year) for entry in entries] == [("a", 2021), ("b", None)]
    assert [each.severity for each in problems] == [Severity.WARNING]


def test_a_second_value_is_reported_and_the_first_kept() -> None:
    entries, problems = read("bibtex", "@book{a, title={A}, Title={B}}")
    assert [entry.record.text("title") for entry in entries] == ["A"]
    assert [(each.field, each.severity) for each in problems] == [("title", Severity.WARNING)]


def test_an_empty_key_loses_nothing() -> None:
    entries, _ = read("bibtex", "@book{, title={A}}\n@book{title={B}}")
    assert [(entry.key, entry.record.text("title")) for entry in entries] == [("", "A"), ("", "B")]


def test_macros_are_joined_and_nested() -> None:
    text = """@string{x = "Journal"} @string(y = x # { of } # "Y")
    @article{k, journal = Y # "!", month = 10 # "~" # jan, year = 2000}"""
    record = one("bibtex", text).record
    assert record.text("container-title") == "Journal of Y!"
    assert record.date("issued") == Date.of(2000, 1, 10)


def test_an_undefined_macro_is_reported_and_kept_as_its_name() -> None:
    entries, problems = read("bibtex", "@article{k, journal = jfoo}")
    assert entries[0].record.text("container-title") == "jfoo"
    assert [(each.field, each.line) for each in problems] == [("journaltitle", 1)]


def test_a_child_inherits_from_a_parent_that_stands_after_it() -> None:
    text = """@inproceedings{c, title = {Paper}, author = {A, B}, crossref = {p}}
    @proceedings{p, title = {Proceedings}, editor = {E, F}, year = 2006, month = oct, ids = {q}}"""
    entries, problems = read("bibtex", text)
    child = entries[0].record
    assert problems == []
    assert child.text("title") == "Paper"
    assert child.text("container-title") == "Proceedings"
    assert child.names("editor") == (Name(family="E", given="F"),)
    assert child.date("issued") == Date.of(2006, 10)
    assert "bibtex:ids" not in child.extra


def test_inheritance_goes_along_chains_and_stops_in_circles() -> None:
    text = """@inbook{a, title={A}, crossref={b}} @book{b, title={B}, crossref={c}}
    @mvbook{c, title={C}, publisher={P}, crossref={a}}"""
    entries, _ = read("bibtex", text)
    assert [entry.record.text("publisher") for entry in entries] == ["P", "P", "P"]
    assert entries[0].record.text("container-title") == "B"


def test_data_of_xdata_entries_is_taken_over_and_they_are_no_records() -> None:
    entries, problems = read("bibtex", "@book{a, title={A}, xdata={x,z}}\n@xdata{x, publisher={P}}")
    assert [entry.key for entry in entries] == ["a"]
    assert entries[0].record.text("publisher") == "P"
    assert ["“z”" in each.message for each in problems] == [True]


@pytest.mark.parametrize(
    ("data", "title"),
    [
        ("@book{k, title={Größe}}".encode(), "Größe"),
        ("@book{k, title={Größe}}".encode("utf-8-sig"), "Größe"),
        ("@book{k, title={Größe}}".encode("utf-16"), "Größe"),
        ("% Encoding: ISO8859_2\n@book{k, title={Łódź}}".encode("iso8859-2"), "Łódź"),
        ("@book{k, title={naïve – “x”}}".encode("cp1252"), "naïve – “x”"),
    ],
)
def test_the_encoding_is_found(data: bytes, title: str) -> None:
    assert one("bibtex", data).record.text("title") == title


def test_file_fields_of_every_program_name_their_files() -> None:
    plist = base64.b64encode(plistlib.dumps({"relativePath": "P/x.pdf"}, fmt=plistlib.FMT_BINARY)).decode()
    text = f"""@misc{{a, file = {{:one.pdf:PDF;Label\\; b:C\\:\\\\d\\\\two.pdf:application/pdf}}}}
    @misc{{b, file = {{:C$\\backslash$:/Users/x/y.pdf:pdf}}}}
    @misc{{c, file = {{plain/path.pdf}}}}
    @misc{{d, bdsk-file-1 = {{{plist}}}}}"""
    entries, problems = read("bibtex", text)
    assert problems == []
    assert [entry.attachments for entry in entries] == [
        (
            Attachment("one.pdf", "", "application/pdf"),
            Attachment("C:\\d\\two.pdf", "Label; b", "application/pdf"),
        ),
        (Attachment("C:/Users/x/y.pdf", "", "application/pdf"),),
        (Attachment("plain/path.pdf"),),
        (Attachment("P/x.pdf"),),
    ]


def test_jabref_groups_become_collections_with_their_path() -> None:
    text = """@book{a, title={A}, groups={Sub, Loose}}
    @comment{jabref-meta: grouping:
    0 AllEntriesGroup:;
    1 StaticGroup:Main\\;0\\;1\\;0x8a8a8aff\\;\\;\\;;
    2 StaticGroup:Sub\\;0\\;1\\;\\;\\;\\;;
    }"""
    assert one("bibtex", text).collections == (("Main", "Sub"), ("Loose",))


def test_the_source_of_an_entry_reads_alone_to_the_same_record() -> None:
    text = """@string{j = {Journal}}
    @string{jj = j # { B}}
    @inbook{a, title={A}, journal = jj, crossref={b}}
    @book{b, title={B}, series = j}"""
    entry = read("bibtex", text)[0][0]
    again = read("bibtex", entry.source)[0][0]
    assert again.record == entry.record


def test_an_entry_says_in_which_dialect_it_was_written() -> None:
    entries, _ = read(
        "bibtex", "@article{a, journal={J}, year=2000}\n@article{b, journaltitle={J}, date={2000}}"
    )
    assert [entry.source_format for entry in entries] == ["bibtex", "biblatex"]


_PIECES = st.sampled_from([
    "@article{", "@book(", "@string{a = {b}}", "@comment{x}", "k1,", "title = {T}",
    'author = "A and B"', ",", "}",
    ")", "{", '"', "\n", "@", "#", "=", "%", "crossref={k1}", "date={2000-01/..}", "\\'e", "$x_2$",
    "month = jan", " ",
    "file={:a:b}", "é", "\ufeff", "\x00", "\r\n", "}\n@misc{z, note={n}}\n",
])  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    for found in read("bibtex", text):
        assert isinstance(found, list)


@given(
    st.lists(
        st.tuples(st.booleans(), st.text('abc{}"\\@,= \n', max_size=12).filter(lambda t: "@" not in t)),
        min_size=1,
        max_size=8,
    )
)
def test_entries_in_are_entries_imported_or_reported(parts: list[tuple[bool, str]]) -> None:
    """Every other entry is broken at random; each key must come out as an entry or in a problem."""
    text = ""
    for number, (is_broken, noise) in enumerate(parts):
        body = f"title = {{T}}, note = {noise}" if is_broken else "title = {T}"
        text += f"@article{{key{number}, {body}}}\n\n"
    entries, problems = read("bibtex", text)
    found = {entry.key for entry in entries} | {each.key for each in problems}
    assert found >= {f"key{number}" for number in range(len(parts))}


def test_a_truncated_file_loses_its_last_entry_only() -> None:
    whole = "".join(f"@article{{k{n}, title = {{Title {n}}}, year = {{200{n}}}}}\n" for n in range(5))
    for end in range(len(whole)):
        entries, problems = read("bibtex", whole[:end])
        started = whole[:end].count("@article{k")
        assert len(entries) + sum(each.severity is Severity.ERROR for each in problems) in (
            started,
            started + 1,
        )


@pytest.mark.parametrize(
    ("entry", "variable", "value"),
    [
        ("@thesis{k, type = {phdthesis}}", "genre", "PhD thesis"),
        ("@report{k, type = {techreport}}", "genre", "Technical report"),
        ("@patent{k, type = {patentus}}", "genre", "U.S. patent"),
        ("@report{k, type = {White paper}}", "genre", "White paper"),
        ("@patent{k, location = {countryus and countryde}}", "jurisdiction",
         "United States of America, Germany"),
        ("@patent{k, location = {Bern}}", "publisher-place", "Bern"),
    ],
)  # fmt: skip
def test_keys_of_biblatex_become_the_words_that_it_prints(entry: str, variable: str, value: str) -> None:
    assert one("bibtex", entry).record.text(variable) == value


def test_pages_counted_in_sections_are_a_section() -> None:
    record = one("bibtex", "@article{k, pages = {2}, bookpagination = {section}}").record
    assert (record.text("section"), record.text("page")) == ("2", "")


@pytest.mark.parametrize(
    ("entry_type", "csl_type"),
    [
        ("masterthesis", "thesis"),
        ("bachelorsthesis", "thesis"),
        ("diplomathesis", "thesis"),
        ("constitution", "legislation"),
        ("legmaterial", "legislation"),
        ("legadminmaterial", "regulation"),
    ],
)
def test_entry_types_that_people_and_styles_write_are_known(entry_type: str, csl_type: str) -> None:
    assert one("bibtex", f"@{entry_type}{{k, title = {{T}}}}").record.type == csl_type


@pytest.mark.parametrize(
    "field",
    [
        "eprint = {1302.1234}",
        "eprint = {arXiv:1302.1234}",
        "arxivId = {1302.1234}",
        "archivePrefix = {arXiv}, eprint = {arXiv:1302.1234}",
    ],
)
def test_an_eprint_of_arxiv_is_known_by_its_form(field: str) -> None:
    assert one("bibtex", f"@article{{k, {field}}}").record.text("arxiv") == "1302.1234"


def test_an_eprint_of_another_archive_stays_as_it_is() -> None:
    record = one("bibtex", "@article{k, eprint = {1302.1234}, eprinttype = {jstor}}").record
    assert "arxiv" not in record
    assert record.extra["bibtex:eprint"] == "1302.1234"


@pytest.mark.parametrize(
    ("field", "variable", "value"),
    [
        (r"url = {\url{http://a.b/\~{}c/d\_e}}", "URL", "http://a.b/~c/d_e"),
        (r"url = {http://a.b/$\sim$c}", "URL", "http://a.b/~c"),
        ("doi = {doi:10.1000/abc}", "DOI", "10.1000/abc"),
        (r"doi = {\url{https://doi.org/10.1000/ab\_c}}", "DOI", "10.1000/ab_c"),
    ],
)
def test_addresses_and_identifiers_lose_what_was_put_around_them(
    field: str, variable: str, value: str
) -> None:
    assert one("bibtex", f"@misc{{k, {field}}}").record.text(variable) == value


def test_journals_that_bibtex_styles_define_are_known() -> None:
    assert one("bibtex", "@article{k, journal = jacm}").record.text("container-title") == "Journal of the ACM"


def test_the_month_that_the_acm_names_in_words_is_read() -> None:
    record = one("bibtex", "@article{k, year = {2011}, issue_date = {July 2011}}").record
    assert record.date("issued") == Date.of(2011, 7)


def test_mathscinet_has_the_journal_whole_and_abbreviated() -> None:
    record = one(
        "bibtex", "@article{k, journal = {Ann. of Math.}, fjournal = {Annals of Mathematics}}"
    ).record
    assert record.text("container-title") == "Annals of Mathematics"
    assert record.text("container-title-short") == "Ann. of Math."


def test_fields_that_libraries_and_older_styles_write_are_known() -> None:
    record = one("bibtex", "@book{k, lccn = {QA76}, origyear = {1900}, isbn-13 = {9780000000000}}").record
    assert (record.text("call-number"), record.text("ISBN")) == ("QA76", "9780000000000")
    assert record.date("original-date") == Date.of(1900)
