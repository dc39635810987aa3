"""Finds the shared test material beside the checkout."""

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


def shared(*parts: str) -> Path:
    """The path of one piece of the shared material; skips the running test where it is absent.

    The folder is `$REFDESK_SHARED`, else `../shared` beside the checkout.
    """
    folder = Path(os.environ.get("REFDESK_SHARED") or CHECKOUT.parent / "shared")
    path = folder.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs the shared material: no {path}")
    return path
