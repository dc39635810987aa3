"""Trains the model that parts references which run on in one paragraph without numbers.

    PYTHONPATH=src:. python -m training.run_on SHARED/references [MODEL]

Joins references of one list or source with spaces: labelled lists, `train/*.jsonl` as printed and in styles
of our own, and lists that our own CSL processor prints in many styles and languages; one in four is a single
reference, so that the model learns what not to cut. Reproducible: one seed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pycrfsuite

from refdesk.reading.lists.run_on import REST, START, features_of, possible_starts
from training.entry_starts import NUMBER, STYLES, rows_of, sources, styled, unwrapped
from training.rendered import rendered_lists, training_styles
from training.train import LANGUAGES, SOURCES
from training.works import known_works, made_up_works

SEED = 31
MODEL = Path(__file__).resolve().parent.parent / "resources" / "models" / "run_on.crfsuite"
#: Lists that are printed in each language, and of known works.
PRINTED_EACH, PRINTED_KNOWN = 14, 160
#: So many of the labelled sources are taken as printed, and as many in a style of our own.
SHARE_TAKEN = 0.45
SHARE_SINGLE, LONGEST = 0.25, 30
_SHORTEST = 25


def main(references: Path, model: Path = MODEL) -> None:
    """Trains and writes the model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.3, "c2": 0.05, "max_iterations": 70, "feature.minfreq": 4})
    count = 0
    for text, beginnings in paragraphs(references, random.Random(SEED)):
        starts = possible_starts(text)
        trainer.append(
            features_of(text, starts), [START if start in beginnings else REST for start in starts]
        )
        count += 1
    trainer.train(str(model))
    print(f"{count} paragraphs, {model.stat().st_size // 1024} KB")


def paragraphs(references: Path, chance: random.Random) -> Iterator[tuple[str, set[int]]]:
    """Paragraphs of one reference or many, with the places where references begin."""
    for entries in lists(references, chance):
        own = [entry for entry in map(unwrapped, entries) if len(entry) > _SHORTEST]
        while own:
            count = 1 if chance.random() < SHARE_SINGLE else chance.randint(2, LONGEST)
            yield run_on(own[:count])
            own = own[count:]


def run_on(entries: list[str]) -> tuple[str, set[int]]:
    """The entries joined with spaces, and where each begins."""
    beginnings, reached = set(), 0
    for entry in entries:
        beginnings.add(reached)
        reached += len(entry) + 1
    return " ".join(entries), beginnings


def lists(references: Path, chance: random.Random) -> Iterator[list[str]]:
    """Reference lists without numbers."""
    for row in rows_of(references / "lists" / "train.jsonl"):
        yield [NUMBER.sub("", entry, count=1) if row["numbered"] else entry for entry in row["refs"]]
    works = []
    for name in SOURCES:
        rows = rows_of(references / "train" / f"{name}.jsonl")
        works += [row["csl"] for row in rows]
        for own in filter(lambda _: chance.random() < SHARE_TAKEN, sources(rows, chance)):
            yield [NUMBER.sub("", row["text"], count=1) for row in own]
        for own in filter(lambda _: chance.random() < SHARE_TAKEN, sources(rows, chance)):
            style = chance.choice(STYLES).replace("\n", " ")
            yield [text for row in own if (text := styled(row["csl"], style))]
    yield from printed(chance, works)


def printed(chance: random.Random, works: list[dict[str, object]]) -> Iterator[list[str]]:
    """Lists that our own processor prints: of known works, and of made-up ones in every language."""
    known = known_works(chance, works)
    kinds = [(known, PRINTED_KNOWN)]
    kinds += [(made_up_works(chance, {language: 1.0}), PRINTED_EACH) for language in LANGUAGES]
    for items, count in kinds:
        for own in islice(rendered_lists(chance, items, items, training_styles), count):
            yield ["".join(words for _, words in pieces) for pieces in own]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
