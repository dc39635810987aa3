"""References written after GB/T 7714."""

import pytest

from refdesk.reading.strings.gb7714 import gb7714_marks
from refdesk.reading.strings.reference import read_reference


@pytest.mark.parametrize(
    ("text", "type_name", "expected"),
    [
        (
            "李明, 王芳, 等. 山地研究[J]. 地理学报, 2012, 52(11): 18-23.",
            "article-journal",
            {
                "author": "李明; 王芳",
                "title": "山地研究",
                "container-title": "地理学报",
                "issued": "2012",
                "volume": "52",
                "issue": "11",
                "page": "18-23",
            },
        ),
        (
            "李明. 山地[N]. 山城日报, 2000-11-20(15).",
            "article-newspaper",
            {
                "author": "李明",
                "title": "山地",
                "container-title": "山城日报",
                "issued": "2000-11-20",
                "page": "15",
            },
        ),
        (
            "李明. 山地[M]. 王芳, 译. 3 版. 北京: 山河出版社, 2010: 79[2013-05-09]. http://a.cn/b.",
            "book",
            {
                "author": "李明",
                "title": "山地",
                "translator": "王芳",
                "edition": "3 版",
                "publisher-place": "北京",
                "publisher": "山河出版社",
                "issued": "2010",
                "page": "79",
                "accessed": "2013-05-09",
                "URL": "http://a.cn/b",
            },
        ),
        (
            "HILL A, DALE B C. Peaks[M]//RIDGE D. Atlas of peaks. 5th ed. Denver: Slope, 1974: 45-47.",
            "chapter",
            {
                "author": "HILL, A; DALE, B C",
                "title": "Peaks",
                "editor": "RIDGE, D",
                "container-title": "Atlas of peaks",
                "edition": "5th ed.",
                "publisher-place": "Denver",
                "publisher": "Slope",
                "issued": "1974",
                "page": "45-47",
            },
        ),
        (
            "李明. 山地方法研究[D]. 北京: 山河大学, 2015.",
            "thesis",
            {
                "author": "李明",
                "title": "山地方法研究",
                "publisher-place": "北京",
                "publisher": "山河大学",
                "issued": "2015",
            },
        ),
    ],
)
def test_the_code_tells_the_type_and_the_marks_the_fields(
    text: str, type_name: str, expected: dict[str, str]
) -> None:
    record = read_reference(text).record
    assert record.type == type_name
    assert {name: record.text(name) for name in record} == expected


def test_a_reference_without_a_code_is_left_to_the_tagger() -> None:
    assert gb7714_marks("Hill A. Peaks. Atlas 2010; 5: 1-2.", ()) is None
