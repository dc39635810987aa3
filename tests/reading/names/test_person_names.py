"""Lists of names taken apart."""

import pytest

from refdesk.domain.names import Name
from refdesk.reading.names.person_names import read_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uitz, J., H. Claustre, and S. B. Hooker", ["Uitz, J.", "Claustre, H.", "Hooker, S. B."]),
        ("Hanks, Reuel R.", ["Hanks, Reuel R."]),
        ("Thompson, Jessica, Andrew Hankinson", ["Thompson, Jessica", "Hankinson, Andrew"]),
        ("Bonhomme (Fl.), Lehner (R. P.)", ["Bonhomme, Fl.", "Lehner, R. P."]),
        (
            "Baehaki, S.E.; Okada, K., Kamura, T.; Di Marco, C.",
            ["Baehaki, S.E.", "Okada, K.", "Kamura, T.", "Di Marco, C."],
        ),
        ("SADOCK B J, RUIZ P, et al", ["SADOCK, B J", "RUIZ, P"]),
        ("Колганова А.А., Ваганова И.А. и др.", ["Колганова, А.А.", "Ваганова, И.А."]),
        ("И.И. Иванов, П. П. Петров", ["Иванов, И.И.", "Петров, П. П."]),
        ("Иванов Иван Иванович", ["Иванов, Иван Иванович"]),
        ("W. Bunting, Z. Fu and D. Marolf", ["Bunting, W.", "Fu, Z.", "Marolf, D."]),
        ("Arun Mohanty & Sumant Swain (eds.)", ["Mohanty, Arun", "Swain, Sumant"]),
        ("A. Hill and U.A. Dale", ["Hill, A.", "Dale, U.A."]),
        ("Müller, A. u.a.", ["Müller, A."]),
        ("Hill College, India Dr. Anna K Dale", ["Hill College", "India", "Dale, Anna K"]),
        ("Dr. A. Hill and Prof. B. Dale", ["Hill, A.", "Dale, B."]),
        ("HILL, A. AND DALE, B.", ["HILL, A.", "DALE, B."]),
        ("Hill PS, Dale ED", ["Hill, PS", "Dale, ED"]),
        ("Hill, M. (Writer/Director)", ["Hill, M."]),
        ("Gass, S. et Selinker, L.", ["Gass, S.", "Selinker, L."]),
        ("Müller, A./Schmidt, B.", ["Müller, A.", "Schmidt, B."]),
        ("张伯伟, 曹凌, 等", ["张伯伟", "曹凌"]),
        ("노보혜, 박성연, 지연경", ["노보혜", "박성연", "지연경"]),
        ("MENJOT Denis", ["MENJOT, Denis"]),
        ("Engelhardt, W. v., Bertsch,W.", ["Engelhardt, W. v.", "Bertsch, W."]),
        ("Embassy of the Republic of Kazakhstan", ["Embassy of the Republic of Kazakhstan"]),
        (
            "The Ministry of Foreign Affairs, Republic of Kazakhstan",
            ["The Ministry of Foreign Affairs, Republic of Kazakhstan"],
        ),
        ("ATLAS Collaboration, G. Aad et al.", ["ATLAS Collaboration", "Aad, G."]),
        ("Smith, John, and Brown, Mary", ["Smith, John", "Brown, Mary"]),
        ("et al.", []),
        ("Small H, Price DJ de Solla", ["Small, H", "Price, DJ de Solla"]),
        ("Price DJ de Solla, Small H", ["Price, DJ de Solla", "Small, H"]),
        ("Rossi, M. e altri", ["Rossi, M."]),
        ("Smith, J. ... Brown, K.", ["Smith, J.", "Brown, K."]),
        ("V.L. Hoz, M.D. Bermejo, R.B. Navas", ["Hoz, V.L.", "Bermejo, M.D.", "Navas, R.B."]),
        ("Galak J Swami V, Furnham A", ["Galak, J", "Swami, V", "Furnham, A"]),
        ("Shaver GR, Chapin FS III, Reynolds JF", ["Shaver, GR", "Chapin, FS, III", "Reynolds, JF"]),
        ("Proot IM, Crebolder HFJM, ter Meulen RHJ", ["Proot, IM", "Crebolder, HFJM", "ter Meulen, RHJ"]),
        ("Knapp M-LE, Schachner S", ["Knapp, M-LE", "Schachner, S"]),
        ("Manolio Ta, Collins FS, Cox NJ, Li C-q", ["Manolio, Ta", "Collins, FS", "Cox, NJ", "Li, C-q"]),
        (
            "Bazin Denise, Bérubé Stéphanie et Lombard Lucie",
            ["Bazin, Denise", "Bérubé, Stéphanie", "Lombard, Lucie"],
        ),
        ("Kowalski Jan, Lewandowska Maria", ["Kowalski, Jan", "Lewandowska, Maria"]),
        ("Karl Schmidt, Hans Müller und Peter Meier", ["Schmidt, Karl", "Müller, Hans", "Meier, Peter"]),
        (
            "VAN DOMMELEN, Kathryn, HALME, Kalervo and PURI, Ian",
            ["VAN DOMMELEN, Kathryn", "HALME, Kalervo", "PURI, Ian"],
        ),
        ("Albuquerque, da Rosa e da Cunha", ["Albuquerque", "da Rosa", "da Cunha"]),
        ("Акуленко, Л./Фесенко, Г.", ["Акуленко, Л.", "Фесенко, Г."]),
        ("王小河, 和 李大山", ["王小河", "李大山"]),
        ("김수진, 이동욱 와/과 장현주", ["김수진", "이동욱", "장현주"]),
        ("بني رشيد, ط.ر. و الزهراني, م.", ["بني رشيد, ط.ر.", "الزهراني, م."]),
        ("King Jr, M. L.", ["King, M. L., Jr"]),
    ],
)
def test_every_way_of_listing_names_gives_the_same_kind_of_names(text: str, expected: list[str]) -> None:
    assert [name.sorted_form for name in read_names(text)] == expected


def test_particles_before_the_family_name_are_set_apart() -> None:
    assert read_names("van der Berg, P.") == (
        Name(family="Berg", given="P.", non_dropping_particle="van der"),
    )


def test_particles_after_the_given_names_are_set_apart() -> None:
    assert read_names("FONSECA, Maria Fróes da") == (
        Name(family="FONSECA", given="Maria Fróes", dropping_particle="da"),
    )


def test_a_suffix_is_no_person() -> None:
    names = read_names("A. L. Buikema, Jr. and J. Cairns, Jr., eds.")
    assert [(name.family, name.given, name.suffix) for name in names] == [
        ("Buikema", "A. L.", "Jr."),
        ("Cairns", "J.", "Jr."),
    ]
