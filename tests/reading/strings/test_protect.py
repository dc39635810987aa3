"""Phrases found before tagging."""

import pytest

from refdesk.reading.strings.protect import protected_phrases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(2016) doi :10.1088/0264-9381/33/5[arXiv :1509.00074[hep -th]].",
         [("DOI", "doi :10.1088/0264-9381/33/5"), ("arxiv", "arXiv :1509.00074[hep -th]")]),
        ("https://doi.org/10.3376/1081-1710(2007)32[302:ROPSFT]2.0.CO;2",
         [("DOI", "https://doi.org/10.3376/1081-1710(2007)32[302:ROPSFT]2.0.CO;2")]),
        ("accessed on 2 January 2019, URL: https://a.org/x/",
         [("accessed", "accessed on 2 January 2019"), ("URL", "https://a.org/x/")]),
        ("2011: 13[2012-07-26]. http://a.com/b?id=2.", [("accessed", "[2012-07-26]"), ("URL", "http://a.com/b?id=2")]),
        ("(дата обращения: 12.03.2020).", [("accessed", "(дата обращения: 12.03.2020)")]),
        ("Acesso em: 12 mar. 2019.", [("accessed", "Acesso em: 12 mar. 2019")]),
        ("[hep-th/0510251][ INSPIRE]", [("arxiv", "hep-th/0510251")]),
        ("https://arxiv.org/abs/1504.07660", [("URL", "https://arxiv.org/abs/1504.07660")]),
        ("ISBN 978-5-4461-0512-0. 90 с.", [("ISBN", "ISBN 978-5-4461-0512-0")]),
        ("PMID:26869914; PMCID:PMC4740401.", [("PMID", "PMID:26869914"), ("PMCID", "PMCID:PMC4740401")]),
        ("see http://www.a.de/long- path/file.pdf, 2010", [("URL", "http://www.a.de/long- path/file.pdf")]),
        ("doi:10.1103/PhysRevD.90.014508.URL https: //link.aps.org/x",
         [("DOI", "doi:10.1103/PhysRevD.90.014508"), ("URL", "https: //link.aps.org/x")]),
        ("Phys. Rev. D 84, 053004 (2011).", []),
        ("ISSN 1540-8140 (Electronic) 0021-9525 (Linking). doi: 10.1083/jcb.5",
         [("ISSN", "ISSN 1540-8140 (Electronic) 0021-9525 (Linking)"), ("DOI", "doi: 10.1083/jcb.5")]),
        ("PoS LATTICE2013, 016 (2014), 1308.5598", [("arxiv", "1308.5598")]),
        ("Hill, E. (2016, March 22). Peaks. http://a.org/b", [("URL", "http://a.org/b")]),
        ("Peaks. http://a.org/b (22 March 2016)",
         [("URL", "http://a.org/b"), ("accessed", "(22 March 2016)")]),
    ],
)  # fmt: skip
def test_identifiers_addresses_and_dates_of_access_are_found(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = protected_phrases(text)
    assert [(phrase.kind, text[phrase.start : phrase.end]) for phrase in found] == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "Accessibility verified, 1 December 2002", "[Accessed: 23-May-2013]", "accessed 05-03-12",
        "page consultée le 5 mars 2010", "(visité le 5 mars 2012)", "Zugriff: 03.05.2012",
        "abgerufen am 5. März 2012", "[cited 2010 Mar 5]", "(Erişim Tarihi: 3 Nisan 2012)",
        "Acesso em: 12 de maio de 2019", "[Consultado el 18 de octubre de 2008]",
        "ultimo accesso: 5 marzo 2012", "Data dostępu: 3 maja 2012", "[cit. 2012-03-05]",
        "hämtad 5 mars 2012", "geraadpleegd op 5 maart 2012", "қаралған күні: 12.05.2020",
        "Дата звернення: 05.03.2012", "访问时间：2012-03-05", "最終閲覧日 2012年3月5日",
        "(2012年3月5日アクセス)",
        "(2012.03.05. 접속)", "تاريخ الاطلاع: 5/3/2012", "(truy cập 5/3/2012)",
    ],
)  # fmt: skip
def test_dates_of_access_are_found_in_many_languages(phrase: str) -> None:
    found = protected_phrases(f"A page. {phrase}")
    assert [(each.kind, f"A page. {phrase}"[each.start : each.end]) for each in found] == [
        ("accessed", phrase)
    ]


def test_a_whole_date_in_brackets_after_an_address_is_that_of_access() -> None:
    kinds = [each.kind for each in protected_phrases("A page. http://x.org/a [12.03.2014]")]
    assert kinds == ["URL", "accessed"]


def test_words_of_access_without_a_date_are_left_alone() -> None:
    assert protected_phrases("Open access as of today: a study of 2010") == []
