"""Reading pasted text: pages, reference lists and single references become drafts."""

from refdesk.reading.page import read_list, read_page

__all__ = ["read_list", "read_page"]
