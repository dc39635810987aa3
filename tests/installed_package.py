"""A package of someone else, as an installer leaves it."""

from pathlib import Path


def install(folder: Path, name: str, entry_points: str) -> None:
    """Lays down the metadata of a package that announces `entry_points` as formats."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[refdesk.formats]\n{entry_points}\n")
