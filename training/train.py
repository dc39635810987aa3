"""Makes the model that reads references: `python training/train.py --data FOLDER`.

FOLDER holds `train/*.jsonl` as the model's card describes. The same data and seed make the same model.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import pycrfsuite  # noqa: E402

from refdesk.reading.names.gazetteer import Gazetteer  # noqa: E402
from refdesk.reading.strings.features import Describer  # noqa: E402
from training.labelled import Sequence, read_labelled, sequence_of  # noqa: E402
from training.made_up import Piece, made_up  # noqa: E402
from training.noise import noisy  # noqa: E402
from training.rendered import rendered, training_styles  # noqa: E402
from training.retold import retold  # noqa: E402
from training.works import known_works, made_up_works  # noqa: E402

SOURCES = ("anystyle_core", "anystyle_gold", "anystyle_good", "grobid", "plos")
#: Shares of the languages among the made-up references.
LANGUAGES = {
    "en": 3, "pt": 2, "es": 2, "fr": 2, "de": 2, "ru": 2, "kk": 1, "tr": 1, "uk": 0.7, "it": 0.7, "pl": 0.7,
    "zh": 0.8, "ko": 1.2, "ja": 0.6, "ar": 0.5,
}  # fmt: skip
#: References labelled by hand in many languages and trades count twice.
WEIGHTED = (
    "anystyle_core", "anystyle_gold", "grobid_rawref", "grobid_misc", "grobid_header", "grobid_kisti",
)  # fmt: skip
#: One in so many labelled references is kept from training, for calibration.
HELD_BACK = 12


def main() -> None:
    """Reads the command line and trains."""
    options = _options()
    describer = Describer(Gazetteer.load(ROOT / "resources" / "models"))
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": options.c1,
            "c2": options.c2,
            "max_iterations": options.iterations,
            "feature.minfreq": options.rarest,
        }
    )
    for sequence in sequences(options):
        trainer.append(describer.describe(sequence.tokens), sequence.labels)
    options.model.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(options.model))


def sequences(options: argparse.Namespace) -> Iterator[Sequence]:
    """All training sequences: labelled, the same with mishaps, made up, and known works in other styles."""
    chance = random.Random(options.seed)
    labelled = [entry for number, entry in enumerate(labelled_entries(options.data)) if number % HELD_BACK]
    labelled += [entry for entry in labelled if entry["id"].startswith(WEIGHTED)]
    told = [entry["spans"] for entry in labelled]
    works = [entry["csl"] for entry in labelled]
    made: list[list[Piece]] = [
        *(noisy(chance, _whole(entry)) for entry in chance.sample(labelled, options.noisy)),
        *islice(made_up(chance, LANGUAGES), options.made_up),
        *islice(retold(chance, works), options.retold),
        *islice(
            rendered(chance, known_works(chance, works), made_up_works(chance, LANGUAGES), training_styles),
            options.rendered,
        ),
    ]
    made = [
        noisy(chance, pieces) if chance.random() < 0.35 and place >= options.noisy else pieces
        for place, pieces in enumerate(made)
    ]
    texts = [entry["text"] for entry in labelled] + ["".join(words for _, words in pieces) for pieces in made]
    for text, spans in zip(texts, [*told, *made], strict=True):
        sequence = sequence_of(text, spans)
        if sequence and sequence.tokens:
            yield sequence


def labelled_entries(data: Path) -> Iterator[dict[str, Any]]:
    """The labelled references of all sources."""
    for source in SOURCES:
        yield from read_labelled(data / "train" / f"{source}.jsonl")


def _whole(entry: dict[str, Any]) -> list[Piece]:
    """The entry's spans with the white space between them."""
    pieces: list[Piece] = []
    reached, text = 0, entry["text"]
    for label, words in entry["spans"]:
        start = text.find(words, reached)
        if start < 0:
            return [
                (label, words if words[-1:].isspace() else words + " ") for label, words in entry["spans"]
            ]
        pieces.extend((("other", text[reached:start]), (label, words)))
        reached = start + len(words)
    return [*pieces, ("other", text[reached:])]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=ROOT / "resources/models/references.crfsuite")
    parser.add_argument("--iterations", type=int, default=160)
    parser.add_argument("--c1", type=float, default=0.25)
    parser.add_argument("--c2", type=float, default=0.03)
    parser.add_argument("--rarest", type=int, default=3, help="how often a feature must occur")
    parser.add_argument("--noisy", type=int, default=5000)
    parser.add_argument("--made-up", type=int, default=9000)
    parser.add_argument("--retold", type=int, default=5000)
    parser.add_argument("--rendered", type=int, default=9000)
    parser.add_argument("--seed", type=int, default=7714)
    return parser.parse_args()


if __name__ == "__main__":
    main()
