"""Whether reading stays linear: seconds for texts of one, two and four times a size.

usage: python -m benchmarks.large_texts [MEGABYTES] [KIND...]

MEGABYTES (default 2.5) is the smallest size; the largest is four times that. For every kind it prints
processor seconds, how they grow from one size to the next (2.0 is linear), and the peak memory so far.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator

from refdesk.domain.draft import Page, PageDraft
from refdesk.reading import read_list, read_page

MILLION = 1_000_000
REFERENCE = (
    "Ash B, Birch CD. Leaves of the {0}th autumn. J Trees. {1};{0}(3):5-9. https://doi.org/10.5555/jt.{0}\n"
)


def _references(pattern: str) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield pattern.format(number) + REFERENCE.format(number % 900, 1900 + number % 120)


def _filled(parts: Iterator[str], size: int) -> str:
    taken, length = [], 0
    while length < size:
        taken.append(next(parts))
        length += len(taken[-1])
    return "".join(taken)[:size]


def _numbers(pattern: str) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield pattern.format(number)


def _any_letters() -> Iterator[str]:
    chance = random.Random(7)
    while True:
        code = chance.randrange(0x3000) if chance.random() < 0.9 else chance.randrange(0x10FFFF)
        yield "\n" if chance.random() < 0.02 else chr(code) if not 0xD800 <= code < 0xE000 else " "


def _repeated(words: str) -> Iterator[str]:
    while True:
        yield words


KINDS: dict[str, Callable[[], Iterator[str]]] = {
    "bare numbers": lambda: _numbers("{}\n"),
    "the same number": lambda: _repeated("1.\n"),
    "newlines": lambda: _repeated("\n"),
    "numbered references": lambda: _references("{}. "),
    "references": lambda: _references(""),
    "references in one line": lambda: (each.replace("\n", " ") for each in _references("[{}] ")),
    "references that run on": lambda: (each.replace("\n", " ") for each in _references("")),
    "one long word": lambda: _repeated("a"),
    "one long number": lambda: _repeated("1"),
    "brackets": lambda: _repeated("[("),
    "commas": lambda: _repeated("A, "),
    "initials": lambda: _repeated("A. "),
    "headings": lambda: _repeated("References\nAbstract\nKeywords\n"),
    "labels": lambda: _repeated("Received: 1 May 2020\nDOI: 10.5555/a\nFor citation: Ash B. Trees. 2001.\n"),
    "bullets": lambda: _repeated("\u2022 one\n"),
    "prose": lambda: _repeated("We show that leaves fall in autumn, and that trees stand still. "),
    "prose lines": lambda: _repeated("We show that leaves fall in autumn, and that trees stand still.\n"),
    "chinese": lambda: _repeated("\u4e61\u6751\u56fe\u4e66\u9986[J]. \u5b66\u62a5, 2001, 3(4): 5-9.\n"),
    "addresses": lambda: _repeated("https://example.org/a/b/c/d?e=f&g=h/"),
    "any letters": _any_letters,
}
HTML: dict[str, Callable[[], Iterator[str]]] = {
    "html: deep": lambda: _repeated("<div><p>"),
    "html: open brackets": lambda: _repeated("<"),
    "html: open comment": lambda: _repeated("<!-- "),
    "html: open tag": lambda: _repeated("<a b='"),
    "html: meta": lambda: _repeated('<meta name="citation_author" content="Ash, Bertil">'),
    "html: links": lambda: _repeated(
        '<li>Ash B. Trees. 2001. <a href="https://doi.org/10.5555/a">Crossref</a></li>'
    ),
    "html: json": lambda: _repeated('<script type="application/ld+json">[[[[[[{"a":</script>'),
}


def readings(kind: str, size: int) -> list[tuple[str, Callable[[], PageDraft]]]:
    """The readings of one kind at a size, by name."""
    if kind in HTML:
        html = _filled(HTML[kind](), size)
        return [(kind, lambda: read_page(Page("A title of a page\nAbstract\nWe say little.", html=html)))]
    text = _filled(KINDS[kind](), size)
    return [
        (f"{kind}, page", lambda: read_page(Page(text))),
        (f"{kind}, list", lambda: read_list(Page(text))),
    ]


def main() -> None:
    """Prints a line for every kind and way of reading."""
    smallest = float(sys.argv[1]) if len(sys.argv) > 1 else 2.5
    kinds = sys.argv[2:] or [*KINDS, *HTML]
    print(
        f"{'':34} " + " ".join(f"{smallest * times:6.1f} MB" for times in (1, 2, 4)) + "   growth     memory"
    )
    for kind in kinds:
        seconds: dict[str, list[float]] = {}
        for times in (1, 2, 4):
            for name, reading in readings(kind, int(smallest * times * MILLION)):
                begun = time.process_time()
                reading()
                seconds.setdefault(name, []).append(time.process_time() - begun)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        for name, (one, two, four) in seconds.items():
            growth = f"{two / max(one, 0.01):4.1f} {four / max(two, 0.01):4.1f}"
            print(f"{name:34} {one:7.2f} s {two:7.2f} s {four:7.2f} s   {growth}  {memory:6} MB", flush=True)


if __name__ == "__main__":
    main()
