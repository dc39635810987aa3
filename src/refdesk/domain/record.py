"""A record: one work's bibliographic data in CSL 1.0.2 variables and types; a frozen value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Self

from refdesk.domain.dates import Date
from refdesk.domain.fields import DEFAULT_TYPE, FIELDS, Kind
from refdesk.domain.names import Name
from refdesk.domain.summary import RecordId as RecordId
from refdesk.domain.summary import Summary as Summary

#: What a field can hold: text for the text kinds, names, or a date. See `fields.Kind`.
Value = str | tuple[Name, ...] | Date

_EMPTY: Mapping[str, Any] = MappingProxyType({})
_NOT_FIELDS = frozenset({"id", "type", "custom"})


@dataclass(frozen=True, slots=True)
class Record:
    """One work. `values` has only fields of `fields.FIELDS`, none of them empty; never change it in place.

    `extra` keeps what an imported entry had beyond our fields (name to text), so that it can be written back.
    Text values may carry CSL-JSON markup (`<i>`, `<sub>`, `<span class="nocase">`), see `richtext`.
    """

    type: str = DEFAULT_TYPE
    values: Mapping[str, Value] = field(default_factory=lambda: _EMPTY)
    extra: Mapping[str, str] = field(default_factory=lambda: _EMPTY)

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def __contains__(self, name: object) -> bool:
        return name in self.values

    def get(self, name: str) -> Value | None:
        """The field's value, None where the record has none."""
        return self.values.get(name)

    def text(self, name: str) -> str:
        """The value as text for a person: names by `; `, a date in EDTF; empty where there is none."""
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, tuple):
            return "; ".join(each.sorted_form for each in value)
        return str(value)

    def names(self, name: str) -> tuple[Name, ...]:
        """The names in a names field; empty where there are none."""
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()

    def date(self, name: str) -> Date | None:
        """The date in a date field."""
        value = self.values.get(name)
        return value if isinstance(value, Date) else None

    @property
    def year(self) -> int | None:
        """The year of issue."""
        issued = self.date("issued")
        return issued.year if issued else None

    def with_field(self, name: str, value: Value | None) -> Self:
        """A copy with the field set; an empty value removes it. KeyError for a name that is no field."""
        return self.with_fields({name: value})

    def with_fields(self, changes: Mapping[str, Value | None]) -> Self:
        """A copy with several fields set, as `with_field` does."""
        values = dict(self.values)
        for name, value in changes.items():
            FIELDS[name]
            if value is None or value in ("", ()):
                values.pop(name, None)
            else:
                values[name] = value
        return type(self)(self.type, values, self.extra)

    def overlaid(self, other: Record) -> Record:
        """A copy with the type and every field of `other`; what only this one says stays."""
        return Record(other.type, {**self.values, **other.values}, {**self.extra, **other.extra})

    def with_type(self, type_name: str) -> Self:
        """A copy of another type; every field stays."""
        return type(self)(type_name, self.values, self.extra)

    @classmethod
    def of(cls, type_name: str = DEFAULT_TYPE, /, **fields: Value) -> Self:
        """A record from keyword arguments, `_` standing for `-` where the field is so named."""
        changes = {key if key in FIELDS else key.replace("_", "-"): value for key, value in fields.items()}
        return cls(type_name).with_fields(changes)

    @classmethod
    def from_csl(cls, item: Mapping[str, Any]) -> Self:
        """The record in a CSL-JSON item; our own fields come from `custom`, unknown keys go to `extra`."""
        values: dict[str, Value] = {}
        extra: dict[str, str] = {}
        custom = item.get("custom")
        own = custom if isinstance(custom, dict) else {}
        for name, data in {**item, **own}.items():
            known = FIELDS.get(name)
            value = _value_from_csl(known.kind, data) if known else None
            if value:
                values[name] = value
            elif known is None and name not in _NOT_FIELDS and isinstance(data, str | int | float):
                extra[name] = str(data)
        return cls(str(item.get("type") or DEFAULT_TYPE), values, extra)

    def to_csl(self, item_id: str | int | None = None) -> dict[str, Any]:
        """The CSL-JSON item; fields that CSL lacks stand under `custom`."""
        item: dict[str, Any] = {} if item_id is None else {"id": item_id}
        item["type"] = self.type
        custom: dict[str, Any] = {}
        for name, value in self.values.items():
            target = item if FIELDS[name].is_csl else custom
            target[name] = _value_to_csl(value)
        if custom:
            item["custom"] = custom
        return item


def _value_from_csl(kind: Kind, data: Any) -> Value | None:
    if kind is Kind.DATE:
        return Date.from_csl(data)
    if kind is Kind.NAMES:
        return _names_from_csl(data)
    if isinstance(data, list):
        return "; ".join(str(each) for each in data)
    return str(data) if isinstance(data, str | int | float) and not isinstance(data, bool) else None


def _names_from_csl(data: Any) -> tuple[Name, ...]:
    given = data if isinstance(data, list) else []
    names = (Name.from_csl(each) for each in given if isinstance(each, dict))
    return tuple(name for name in names if not name.is_empty)


def _value_to_csl(value: Value) -> Any:
    if isinstance(value, Date):
        return value.to_csl()
    if isinstance(value, tuple):
        return [name.to_csl() for name in value]
    return value
