"""Finds the files shipped with the program: icons, style sheets, translations, models."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of one shipped file or folder, in a source tree or an installed program.

    Raises FileNotFoundError where it is not shipped, which is a fault of the program or of its installation.
    """
    path = _root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(
            f"not shipped with this copy of RefDesk: {'/'.join(parts)} (looked in {_root()})"
        )
    return path


def _root() -> Path:
    installed = PACKAGE / "resources"
    return installed if installed.is_dir() else PACKAGE.parent.parent / "resources"
