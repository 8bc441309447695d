"""That the read models are nothing but what the log says."""

from collections.abc import Mapping
from dataclasses import dataclass

from debt_adapters.read_model_digest import ReadModelDigest, digests
from debt_domain.application import DebtCollection
from debt_domain.projections import ALL
from debt_domain.projections.engine import forget


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildProof:
    """The read models as they were kept, thrown away, and made again."""

    before: Mapping[str, ReadModelDigest]
    emptied: Mapping[str, ReadModelDigest]
    after: Mapping[str, ReadModelDigest]

    @property
    def same(self) -> bool:
        """Whether every row came back, byte for byte."""
        return self.before == self.after


def prove_rebuild(collection: DebtCollection) -> RebuildProof:
    """Throw every read model away, and make them again from the log."""
    log = collection.log
    before = digests(log)
    with log.transaction() as transaction:
        for projection in ALL:
            forget(projection, transaction.read_models)
    emptied = digests(log)
    collection.rebuild()
    return RebuildProof(before=before, emptied=emptied, after=digests(log))
