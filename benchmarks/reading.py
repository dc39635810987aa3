"""Speed of the reader of references: strings a second on one core, and the first reading.

No peer can be installed from a package index to run beside it: AnyStyle is Ruby, GROBID and JabRef are Java,
so the yardstick is the goal itself.

    python -m benchmarks.reading [FILE] [REPEATS]

FILE has one reference a line, or JSON lines with a "text"; without one, the sample library's are
read. Absurd texts of two million letters follow: of no
more than their head is read, so they should cost what a long reference costs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from refdesk.domain.draft import Page
from refdesk.reading import read_page
from refdesk.reading.strings.reference import read_reference
from refdesk.resource_files import resource

GOAL_PER_SECOND = 1_000
GOAL_FIRST_MS = 150
GOAL_MODEL_MB = 10
_FIRST = (
    "import time; begun = time.process_time()\n"
    "from refdesk.reading.strings.reference import read_reference\n"
    "imported = time.process_time()\n"
    "read_reference('Hill A. Peaks. Mountains. 2012;5:18-23.')\n"
    "print((imported - begun) * 1000, (time.process_time() - imported) * 1000)"
)


def sample_texts() -> list[str]:
    """The reference strings of the sample library's pages."""
    pages = [each.read_text(encoding="utf-8") for each in sorted(resource("sample").glob("*.txt"))]
    return [reference.text for page in pages for reference in read_page(Page(page)).references]


def texts(path: Path) -> list[str]:
    """The reference strings of a file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [json.loads(line)["text"] if line.startswith("{") else line for line in lines]


def per_second(references: list[str], repeats: int) -> float:
    """Strings read in a second of this process's time on the processor, the best of the repeats."""
    read_reference(references[0])
    best = 0.0
    for _ in range(repeats):
        begun = time.process_time()
        for reference in references:
            read_reference(reference)
        best = max(best, len(references) / (time.process_time() - begun))
    return best


def first_reading_ms() -> tuple[float, float]:
    """Milliseconds in a fresh process: of the imports; of the model's opening and one reading.

    Modules are compiled before, as installing the program does.
    """
    command = [sys.executable, "-c", _FIRST]
    with TemporaryDirectory() as compiled:
        told = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        runs = [
            subprocess.run(command, capture_output=True, text=True, check=True, env=told).stdout.split()
            for _ in range(6)
        ][1:]
    return min(float(imports) for imports, _ in runs), min(float(reading) for _, reading in runs)


_ABSURD = {"numbers": "12 ", "commas": ",", "brackets": "(", "initials": "A. ", "quotes": "“"}
_LETTERS = 2_000_000


def absurd_ms(piece: str) -> float:
    """Milliseconds of this process for a reference that repeats a piece, the best of three."""
    text = piece * (_LETTERS // len(piece))
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        read_reference(text)
        best = min(best, time.process_time() - begun)
    return best * 1000


def main() -> None:
    references = texts(Path(sys.argv[1])) if len(sys.argv) > 1 else sample_texts()
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    model = sum(each.stat().st_size for each in resource("models").iterdir()) / 1e6
    print(f"{len(references)} reference strings, one core")
    print(f"strings a second      {per_second(references, repeats):8.0f}   goal {GOAL_PER_SECOND}")
    imports, reading = first_reading_ms()
    print(f"first reading         {imports + reading:8.0f} ms   goal {GOAL_FIRST_MS} ms")
    print(f"  of it imports       {imports:8.0f} ms")
    print(f"  of it the model     {reading:8.0f} ms")
    print(f"all models together   {model:8.1f} MB   goal {GOAL_MODEL_MB} MB")
    for name, piece in _ABSURD.items():
        print(f"2 MB of {name:13s} {absurd_ms(piece):8.0f} ms")


if __name__ == "__main__":
    main()
