"""Legal acts in Russian and Kazakh reference lists."""

from __future__ import annotations

import pytest

from refdesk.domain.dates import Date
from refdesk.reading.strings.reference import read_reference


@pytest.mark.parametrize(
    ("text", "title", "date"),
    [
        (
            "Закон Республики Казахстан от 7 мая 2009 года № 12-IV «О тихих дворах» // Степь. 2009. 15 мая.",
            "Закон Республики Казахстан от 7 мая 2009 года № 12-IV «О тихих дворах»",
            Date.of(2009, 5, 7),
        ),
        (
            "3. Постановление Правительства РФ от 12.03.2019 № 251 «О колодцах» // СПС «Право».",
            "Постановление Правительства РФ от 12.03.2019 № 251 «О колодцах»",
            Date.of(2019, 3, 12),
        ),
        (
            "Приказ Минводы России от 17.10.2013 № 55 «Об учете родников».",
            "Приказ Минводы России от 17.10.2013 № 55 «Об учете родников»",
            Date.of(2013, 10, 17),
        ),
        (
            "Указ Президента РФ от 07.05.2018 г. № 4 «О мостах» [Электронный ресурс]. URL: http://mosty.example/4",
            "Указ Президента РФ от 07.05.2018 г. № 4 «О мостах»",
            Date.of(2018, 5, 7),
        ),
    ],
)
def test_an_act_has_its_whole_name_and_its_own_date(text: str, title: str, date: Date) -> None:
    draft = read_reference(text)
    assert draft.record.type == "legislation"
    assert (draft.record.text("title"), draft.record.date("issued")) == (title, date)
    assert draft.record.names("author") == ()


def test_an_act_names_the_paper_that_printed_it() -> None:
    draft = read_reference("Закон РК от 7 мая 2009 года № 12 «О дворах» // Степная правда. 2009. 15 мая.")
    assert draft.record.text("container-title") == "Степная правда"


def test_a_kazakh_act_ends_with_its_kind() -> None:
    draft = read_reference("Қазақстан Республикасының «Су туралы» Заңы. – Астана: Заң, 2010.")
    assert (draft.record.type, draft.record.text("title")) == (
        "legislation", "Қазақстан Республикасының «Су туралы» Заңы"
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Закон Ома в школьном опыте // Физика в школе. 2012. № 3. С. 5–9.",
        "Указатель рек Сибири. М.: Вода, 2001. 220 с.",
        "Законов А. А. Реки. М.: Вода, 2001. 220 с.",
    ],
)
def test_what_only_begins_like_an_act_is_none(text: str) -> None:
    assert read_reference(text).record.type != "legislation"
