"""A page's draft as the JSON that `refdesk read` prints."""

from __future__ import annotations

from typing import Any

from refdesk.domain.abstracts import abstracts_by_language
from refdesk.domain.draft import Draft, PageDraft, ReferenceDraft, Span
from refdesk.domain.fields import FIELDS, Kind


def page_as_json(draft: PageDraft) -> dict[str, Any]:
    """`article`, `references`, `unread`: what CSL lacks stands at top level; spans count in the page.

    A reference that the page prints again in another language or script has that entry as its `twin`.
    """
    twins = draft.twins or (None,) * len(draft.references)
    return {
        "article": article_as_json(draft.article) if draft.article else None,
        "references": [
            reference_as_json(each) | ({"twin": reference_as_json(twin)} if twin else {})
            for each, twin in zip(draft.references, twins, strict=True)
        ],
        "unread": [_stretch(span, draft.page.text) for span in draft.unread()],
    }


def article_as_json(draft: Draft) -> dict[str, Any]:
    """The article in CSL-JSON, its page's fields beside; `keywords` is a list, `abstracts` by language."""
    item = draft.record.to_csl()
    item.update(item.pop("custom", {}))
    if "keyword" in item:
        item["keywords"] = [part.strip() for part in item.pop("keyword").split(";") if part.strip()]
    if "other_abstracts" in item:
        item["abstracts"] = abstracts_by_language(item.pop("other_abstracts"))
    if "URL" in item:
        item["url"] = item["URL"]
    for field in draft.record:
        if field == "views" and FIELDS[field].kind is Kind.NUMBER and str(item[field]).isdigit():
            item[field] = int(item[field])
    return {**item, "spans": _spans(draft), "confidence": _confidence(draft)}


def reference_as_json(reference: ReferenceDraft) -> dict[str, Any]:
    """One reference; its spans count in its own text."""
    return {"number": reference.number, "label": reference.label, **draft_as_json(reference.draft)}


def draft_as_json(draft: Draft) -> dict[str, Any]:
    """One reference string; its spans count in it."""
    return {
        "text": draft.text,
        "csl": draft.record.to_csl(),
        "spans": _spans(draft),
        "confidence": _confidence(draft),
    }


def _spans(draft: Draft) -> dict[str, list[list[int]]]:
    return {each.field: [[span.start, span.end] for span in each.spans] for each in draft.readings}


def _confidence(draft: Draft) -> dict[str, float]:
    return {"type": round(draft.type_confidence, 3)} | {
        each.field: round(each.confidence, 3) for each in draft.readings
    }


def _stretch(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}
