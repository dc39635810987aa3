"""Spanish names in full: where the family names begin."""

from __future__ import annotations

import pytest

from refdesk.domain.names import Name
from refdesk.reading.names.person_names import read_names
from refdesk.reading.names.spanish import in_spanish


@pytest.mark.parametrize(
    ("written", "family", "given"),
    [
        ("Pablo César Torres Molina", "Torres Molina", "Pablo César"),
        ("Ana García Ruiz", "García Ruiz", "Ana"),
        ("Lenin Horacio Burgos", "Burgos", "Lenin Horacio"),
        ("Teresa de Jesús Molina-Vega", "Molina-Vega", "Teresa de Jesús"),
        ("Rosa del Carmen Vilca-Soto", "Vilca-Soto", "Rosa del Carmen"),
        ("María Luz Vargas", "Vargas", "María Luz"),
        ("Mónica Agüero-Ynca", "Agüero-Ynca", "Mónica"),
        ("J. Torres Molina", "Torres Molina", "J."),
    ],
)
def test_a_name_is_divided_as_in_spanish(written: str, family: str, given: str) -> None:
    name = in_spanish(read_names(written)[0])
    assert (name.family, name.given) == (family, given)


def test_a_body_stays() -> None:
    assert in_spanish(Name(literal="Junta de Aguas")) == Name(literal="Junta de Aguas")
