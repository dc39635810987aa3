"""Trains the model that tells where the entries of a pasted reference list begin.

    PYTHONPATH=src python -m training.entry_starts SHARED/references [MODEL]

Reads `lists/train.jsonl` and, for more styles, references of one source of `train/*.jsonl` set as lists:
hard-wrapped at many widths, one line each, with blank lines, with numbers or without. Reproducible: one seed.
"""

from __future__ import annotations

import json
import random
import re
import sys
import textwrap
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pycrfsuite

from refdesk.reading.lists.entry_starts import REST, START
from refdesk.reading.lists.line_features import features_of
from refdesk.reading.lists.numbering import best_chain
from refdesk.reading.text.lines import Line, lines_of

Row = dict[str, Any]
Sample = tuple[list[Line], set[int]]

SEED = 20
#: The real lists count so many times: made ones are many more.
REAL_COPIES = 2
MODEL = Path(__file__).resolve().parent.parent / "resources" / "models" / "entry_starts.crfsuite"
WIDTHS = (45, 55, 60, 70, 80, 90, 100, 120)
NUMBER = re.compile(r"\A\s*(?:\[\s?\d{1,3}\s?\]|\(\d{1,3}\)|\d{1,3}\s?[.)]|\d{1,3}(?=\s+[^\W\d_]))\s*")
DASHES = ("---", "———", "—", "--", "_____", "———.", "-")
LINKS = (
    " CrossRef Medline",
    " [CrossRef]",
    " Crossref, Google Scholar",
    "\nView Article\nGoogle Scholar",
    " PubMed",
    "\n[PubMed]",
)
#: What stands behind a list when its end was not copied exactly.
BEHIND = (
    "\n\nShare this", "Twitter", "Facebook", "\nReview", "Questions", "\nDownload PDF", "Links",
    "Follow us on social media",
    "\nThis work is licensed under a Creative Commons licence.", "Supplementary files", "View all comments",
    "\nThe authors thank the reviewers for their careful reading of the manuscript.", "Subscribe",
    "Contact us",
    "\nNote that these figures were revised after the survey had ended.",
    "See the second chapter for details.",
)  # fmt: skip
STYLES = (
    "{given_first}. {year}. {title}. {container}, {places}:{page}.",
    "{given_first}. {title}. In {container}, pp. {page}, {year}.",
    "{given_first}. {title}. {container}, {places}:{page}, {year}.",
    "{initials_first}, {title}, {container} {places} ({year}) {page}.",
    "{initials_first}, \u201c{title},\u201d {container}, vol. {places}, pp. {page}, {year}.",
    "{family_first} ({year}). {title}. {container}, {places}, {page}.",
    "{family_first} {year}, {container}, {places}, {page}",
    "{vancouver} ({year}) {title}. {container} {places}:{page}",
    "{vancouver}. {title}. {container}. {year};{places}:{page}.",
    "{capitals}. {title}. {container}, v. {places}, p. {page}, {year}.",
    "{family_capitals} {year}. {title}. {container}, {places}, {page}.",
    "{given_first}. {title}. {container} {places} ({year}), {page}.",
    "{initials_first}\n{title}\n{container}\n({year})",
    "{initials_first}\n{title}\n{container}, {places} ({year}), pp. {page}",
    "{family_first}\n({year}) {title}\n{container} {places}:{page}",
)
_PLAIN = ("{text}",)
_NUMBERED = ("{n}. {text}", "[{n}] {text}", "({n}) {text}", "{n}) {text}", "{n} {text}")


def main(references: Path, model: Path = MODEL) -> None:
    """Trains and writes the model."""
    chance = random.Random(SEED)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.3, "c2": 0.05, "max_iterations": 180, "feature.minfreq": 3})
    count = 0
    for lines, starts in samples(references, chance):
        numbered = frozenset(label.line for label in best_chain(lines))
        trainer.append(
            features_of(lines, numbered), [START if place in starts else REST for place in range(len(lines))]
        )
        count += 1
    trainer.train(str(model))
    print(f"{count} lists, {model.stat().st_size // 1024} KB")


def samples(references: Path, chance: random.Random) -> Iterator[Sample]:
    """Lists as lines, with the indexes of the lines that begin an entry."""
    yield from real_lists(rows_of(references / "lists" / "train.jsonl"), chance)
    yield from made_lists(references / "train", chance)


def real_lists(rows: list[Row], chance: random.Random) -> Iterator[Sample]:
    """The labelled lists as they are, and set anew."""
    for row in rows:
        entries = row["refs"]
        for _ in range(REAL_COPIES):
            yield _sample(entries)
        plain = [NUMBER.sub("", entry, count=1) if row["numbered"] else entry for entry in entries]
        for _ in range(3):
            yield _sample(_set(plain, chance))


def made_lists(folder: Path, chance: random.Random) -> Iterator[Sample]:
    """Lists made of labelled references: one source's as printed, and in a few styles of our own."""
    for name in ("grobid", "plos", "anystyle_core", "anystyle_gold", "anystyle_good"):
        rows = rows_of(folder / f"{name}.jsonl")
        for own in sources(rows, chance):
            texts = [NUMBER.sub("", row["text"], count=1) for row in own]
            yield _sample(_set(_with_dashes(own, texts, chance), chance))
        for own in [*sources(rows, chance), *sources(rows, chance)]:
            style = chance.choice(STYLES)
            texts = [text for row in own if (text := styled(row["csl"], style))]
            if len(texts) >= 4:
                yield _sample(texts if "\n" in style else _set(texts, chance))


def styled(csl: Row, style: str) -> str:
    """The reference in a style such as "{given_first}. {year}. {title}."; empty where it has too little."""
    people = [name for name in csl.get("author", []) if name.get("family")]
    year = ((csl.get("issued") or {}).get("date-parts") or [[""]])[0][0]
    if not people or not csl.get("title") or not year:
        return ""
    volume = csl.get("volume", "")
    return style.format(
        given_first=_listed([f"{name.get('given', '')} {name['family']}".strip() for name in people]),
        initials_first=_listed([f"{_initials(name)} {name['family']}".strip() for name in people]),
        family_first=_listed([f"{name['family']}, {_initials(name)}".strip(", ") for name in people]),
        family_capitals=_listed(
            [f"{name['family'].upper()}, {_initials(name)}".strip(", ") for name in people], " & "
        ),
        capitals="; ".join(
            f"{name['family'].upper()}, {name.get('given', '')}".strip(", ") for name in people
        ),
        vancouver=", ".join(
            f"{name['family']} {_initials(name).replace('.', '').replace(' ', '')}" for name in people
        ),
        year=year,
        title=str(csl["title"]).rstrip(" ."),
        container=csl.get("container-title", "In Proceedings"),
        places=f"{volume}({csl['issue']})" if csl.get("issue") else volume or "1",
        page=csl.get("page", "1-10"),
    )


def _initials(name: Row) -> str:
    return " ".join(f"{word[0]}." for word in str(name.get("given", "")).replace("-", " ").split() if word)


def _listed(names: list[str], joint: str = " and ") -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{joint}{names[-1]}"


def rows_of(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def sources(rows: list[Row], chance: random.Random) -> Iterator[list[Row]]:
    """The references of one file each; where no file is told, neighbours of the set."""
    if "file" in rows[0]:
        lists = [list(own) for _, own in groupby(rows, key=lambda row: row["file"])]
    else:
        lists = [rows[low : low + 20] for low in range(0, len(rows), 20)]
    for own in lists:
        long = [row for row in own if len(row["text"]) > 20]
        if len(long) >= 4:
            yield sorted(long, key=lambda row: str(row["text"])) if chance.random() < 0.5 else long


def _with_dashes(rows: list[Row], texts: list[str], chance: random.Random) -> list[str]:
    """Now and then a dash in place of the authors, as for works of the same ones."""
    if chance.random() > 0.12:
        return texts
    dash = chance.choice(DASHES)
    changed = []
    for row, text in zip(rows, texts, strict=True):
        authors = (row.get("raw", {}).get("author") or [""])[0].rstrip(" .,")
        is_changed = authors and text.startswith(authors) and chance.random() < 0.3
        changed.append(dash + text[len(authors) :] if is_changed else text)
    return changed


def _set(texts: list[str], chance: random.Random) -> list[str]:
    """The references set as a list: wrapped or not, apart or not, numbered or not, with links or not."""
    one_line = [unwrapped(text) for text in texts]
    width = chance.choice(WIDTHS)
    is_wrapped = chance.random() < 0.75
    pattern = chance.choice(_NUMBERED if chance.random() < 0.2 else _PLAIN)
    between = "\n" if chance.random() < 0.2 else ""
    links = chance.choice(LINKS) if chance.random() < 0.15 else ""
    entries = []
    for number, text in enumerate(one_line, 1):
        whole = pattern.format(n=number, text=text) + (links if chance.random() < 0.8 else "")
        lines = textwrap.wrap(whole, width, break_on_hyphens=True) if is_wrapped else whole.split("\n")
        entries.append("\n".join(lines) + between)
    if chance.random() < 0.12:
        entries += chance.sample(BEHIND, chance.randint(1, 5))
    return entries


def unwrapped(text: str) -> str:
    text = re.sub(r"(?<=[^\W\d_])-\n(?=[a-z])", "", text.strip())
    return re.sub(r"\s+", " ", text)


def _sample(entries: list[str]) -> Sample:
    lines = lines_of("\n".join(entries))
    position, beginnings = 0, set()
    for entry in entries:
        beginnings.add(position + len(entry) - len(entry.lstrip()))
        position += len(entry) + 1
    return lines, {place for place, line in enumerate(lines) if line.start in beginnings}


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
