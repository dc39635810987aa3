"""What stands in a column reads back as it was written."""

from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.dates import Date, PartialDate
from refdesk.domain.draft import Reading, Span
from refdesk.domain.fields import FIELDS, TYPES, Kind
from refdesk.domain.names import Name
from refdesk.domain.record import Record, Value
from refdesk.store.tables import codec

_words: st.SearchStrategy[str] = st.text(min_size=1, max_size=12)
_names: st.SearchStrategy[Value] = st.lists(
    st.builds(Name, family=_words, given=st.text(max_size=5), city=st.text(max_size=5))
    | st.builds(Name, literal=_words, affiliation=st.text(max_size=5)),
    min_size=1,
    max_size=4,
).map(tuple)
_days = st.builds(PartialDate, st.integers(-3000, 3000), st.integers(1, 24).filter(lambda n: not 12 < n < 21))
_dates: st.SearchStrategy[Value] = st.builds(
    Date, start=_days, is_open=st.booleans(), is_circa=st.booleans(), suffix=st.text(max_size=2)
)


_STRATEGIES: dict[Kind, st.SearchStrategy[Value]] = {Kind.NAMES: _names, Kind.DATE: _dates}


@st.composite
def _records(draw: st.DrawFn) -> Record:
    chosen = draw(st.lists(st.sampled_from(sorted(FIELDS)), unique=True, max_size=8))
    values: dict[str, Value] = {}
    for name in chosen:
        kind = FIELDS[name].kind
        values[name] = draw(_STRATEGIES.get(kind, _words))
    extra = draw(st.dictionaries(_words, st.text(max_size=5), max_size=2))
    return Record(draw(st.sampled_from(sorted(TYPES))), values, extra)


@given(_records())
def test_a_record_reads_back_as_it_was(record: Record) -> None:
    assert codec.record_of(codec.item_of(record)) == record


@given(
    st.lists(
        st.builds(
            Reading,
            st.sampled_from(sorted(FIELDS)),
            st.lists(st.builds(Span, st.integers(0, 999), st.integers(0, 999)), max_size=3).map(tuple),
            st.floats(0, 1),
        )
    ).map(tuple)
)
def test_readings_read_back_as_they_were(readings: tuple[Reading, ...]) -> None:
    assert codec.readings_of(codec.readings_to_text(readings)) == readings
