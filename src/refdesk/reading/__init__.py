"""Reading pasted text: pages, reference lists and single references become drafts.

The doors for pages are opened when first asked for: who reads one reference (`reference`) starts sooner.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refdesk.reading.page import read_list, read_page

__all__ = ["read_list", "read_page"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("refdesk.reading.page"), name)
