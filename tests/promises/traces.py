"""Everything by which a member could be found again, and whether any of it stands somewhere."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WINDOW = 8
"""Bytes: what of a hash is enough to tell it from chance, however it was cut short."""

HASHES = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s")


def written(raw: bytes) -> Iterator[bytes]:
    """As it is and as text, whichever way; at each way of grouping by threes, so that a hash inside a longer text that
    was turned into base64 as a whole is not overlooked."""
    yield raw
    yield raw.hex().encode()
    yield raw.hex().upper().encode()
    yield base64.b32encode(raw)
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        for skipped in range(3):
            yield encode(raw[skipped:])


def hashes(words: Iterable[str], keys: Iterable[bytes]) -> Iterator[bytes]:
    """Of each of the words, plain and under each key, in the ways that anybody would think of."""
    keys = [key for key in keys if key]
    for word in words:
        said = word.encode()
        for name in HASHES:
            yield hashlib.new(name, said).digest()
            for key in keys:
                yield hmac.digest(key, said, name)
                yield hashlib.new(name, key + said).digest()
                yield hashlib.new(name, said + key).digest()
        for key in keys:
            yield from _blake(said, key)


def _blake(said: bytes, key: bytes) -> Iterator[bytes]:
    for size in (8, 16, 32, 64):
        yield hashlib.blake2b(said, key=key[:64], digest_size=size).digest()
        yield hashlib.blake2b(said, salt=key[:16], digest_size=size).digest()


def stretched(words: Iterable[str], keys: Iterable[bytes]) -> Iterator[bytes]:
    """The slow way, in which code words are kept."""
    keys = [key for key in keys if key]
    for word in words:
        for key in keys:
            yield hashlib.scrypt(word.encode(), salt=key, n=2**14, r=8, p=1, dklen=32)


@dataclass(slots=True)
class Haystack:
    """Every run of `WINDOW` bytes that stands anywhere in what was put in, so that thousands can be looked for."""

    runs: set[bytes] = field(default_factory=set)
    _seen: set[bytes] = field(default_factory=set)

    def put(self, content: bytes, *, block: int = 4096) -> None:
        """Blocks that were there before are not read again."""
        for start in range(0, len(content), block):
            part = content[start : start + block + WINDOW - 1]
            mark = hashlib.blake2b(part, digest_size=16).digest()
            if mark not in self._seen:
                self._seen.add(mark)
                self.runs.update(part[at : at + WINDOW] for at in range(len(part) - WINDOW + 1))

    def holds(self, needle: bytes) -> bool:
        return len(needle) >= WINDOW and needle[:WINDOW] in self.runs
