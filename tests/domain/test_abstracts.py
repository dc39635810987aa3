"""Abstracts in other languages, as one text and back."""

import pytest

from refdesk.domain.abstracts import abstracts_as_text, abstracts_by_language


@pytest.mark.parametrize(
    "abstracts",
    [{}, {"en": "We show."}, {"en": "One.\n\nTwo [1].", "kk": "Біз"}, {"": "No code.", "fr": "Nous"}],
)
def test_abstracts_survive_being_one_text(abstracts: dict[str, str]) -> None:
    text = abstracts_as_text({key: words for key, words in abstracts.items() if key})
    assert abstracts_by_language("\n\n".join(filter(None, [abstracts.get("", ""), text]))) == abstracts
