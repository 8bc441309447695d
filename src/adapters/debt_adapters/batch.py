"""What every store checks of a batch while it holds the log's lock."""

from collections.abc import Mapping, Sequence

from debt_domain.kernel.errors import ConcurrencyError
from debt_domain.kernel.ports import SealedEvent


def expected_versions(batch: Sequence[SealedEvent]) -> dict[str, int]:
    """Give the version that each stream of the batch must be at before it.

    Raises:
        ConcurrencyError: The versions of a stream inside the batch have a gap or
            repeat.
    """
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for event in batch:
        stream = event.stream
        before = last.get(stream)
        if before is None:
            first[stream] = event.version - 1
        elif event.version != before + 1:
            raise ConcurrencyError(stream=stream, expected_version=event.version - 1)
        last[stream] = event.version
    return first


def require_versions(expected: Mapping[str, int], found: Mapping[str, int]) -> None:
    """Refuse a batch that rests on streams which have moved.

    Args:
        expected: Versions by stream that the batch rests on; 0 means no events.
        found: Versions by stream as the log has them; a missing one counts as 0.

    Raises:
        ConcurrencyError: A stream is at another version.
    """
    for stream, version in expected.items():
        if found.get(stream, 0) != version:
            raise ConcurrencyError(stream=stream, expected_version=version)
