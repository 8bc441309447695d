"""Digests of the read models: equal digests mean equal rows, byte for byte."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from debt_domain.kernel.ports import EventLog
from debt_domain.projections import ALL


@dataclass(frozen=True, slots=True)
class ReadModelDigest:
    """One read model.

    Attributes:
        rows: How many rows it has, the entries of its listing among them.
        digest: SHA-256 over its keys and rows, each after its length.
    """

    rows: int
    digest: str

    @property
    def short(self) -> str:
        """The first digits, for people."""
        return self.digest[:12]


def digests(log: EventLog) -> Mapping[str, ReadModelDigest]:
    """Give the digest of each read model that is kept, by the projection's name."""
    return {x.name: _digest(log, x.stored_names) for x in ALL}


def _digest(log: EventLog, stored_names: Iterable[str]) -> ReadModelDigest:
    hashed, rows = sha256(), 0
    for key, row in chain.from_iterable(map(log.read_models.scan, stored_names)):
        for part in (key.encode(), row):
            hashed.update(len(part).to_bytes(8, "big"))
            hashed.update(part)
        rows += 1
    return ReadModelDigest(rows, hashed.hexdigest())
