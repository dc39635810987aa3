"""Phrases found before tagging."""

import pytest

from refdesk.reading.protect import protected_phrases


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
    ],
)  # fmt: skip
def test_identifiers_addresses_and_dates_of_access_are_found(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = protected_phrases(text)
    assert [(phrase.kind, text[phrase.start : phrase.end]) for phrase in found] == expected
