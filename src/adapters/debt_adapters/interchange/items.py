"""The items of a file: a line each, or each element of one JSON array."""

from codecs import getincrementaldecoder
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import BinaryIO, Final

ITEM_LIMIT_BYTES: Final = 1_048_576
CHUNK_BYTES: Final = 65_536
BEFORE_A_VALUE: Final = b"\xef\xbb\xbf \t\r\n"
"""A mark of the byte order, and blanks."""


def items_in(file: BinaryIO) -> Iterator[bytes | None]:
    """Give the items as they are written; None for one that is too long.

    A file that begins with `[` is one array; what cannot be read as its next element
    is given as the last item. Of all others each line is an item, blank ones too.

    Args:
        file: Open for reading bytes; one item and a chunk are held in memory.
    """
    lines = _lines(file)
    blank: list[bytes | None] = []
    for first in lines:
        if first is not None and first.lstrip(BEFORE_A_VALUE).startswith(b"["):
            yield from _elements(first, file)
            return
        blank.append(first)
        if first is None or first.strip(BEFORE_A_VALUE):
            break
    yield from blank
    yield from lines


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Give the lines; None for one that is too long, which is skipped."""
    while raw := file.readline(ITEM_LIMIT_BYTES):
        if len(raw) < ITEM_LIMIT_BYTES or raw.endswith(b"\n"):
            yield raw
            continue
        while rest := file.readline(ITEM_LIMIT_BYTES):
            if rest.endswith(b"\n"):
                break
        yield None


def _elements(start: bytes, file: BinaryIO) -> Iterator[bytes | None]:
    """Give the elements of an array, read in chunks."""
    # Numbers are read in earnest later; here a long one must only have an end.
    json = JSONDecoder(parse_int=str, parse_float=str)
    decoder = getincrementaldecoder("utf-8-sig")(errors="surrogateescape")
    text = decoder.decode(start).lstrip()[1:].lstrip()
    while not text.startswith("]"):
        end = _end_of_first(json, text)
        chunk = b"" if end else file.read(CHUNK_BYTES)
        if chunk:
            text = (text + decoder.decode(chunk)).lstrip()
            if len(text) > ITEM_LIMIT_BYTES + CHUNK_BYTES:
                yield None
                return
            continue
        if not end:
            yield f"[{text}".encode(errors="surrogateescape")
            return
        yield text[:end].encode(errors="surrogateescape")
        text = text[end:].lstrip().removeprefix(",").lstrip()


def _end_of_first(json: JSONDecoder, text: str) -> int:
    """Give where the first element ends; 0: it does not, or nobody can tell yet."""
    try:
        _, end = json.raw_decode(text)
    except (JSONDecodeError, RecursionError):
        return 0
    return end if text[end:].lstrip().startswith((",", "]")) else 0
