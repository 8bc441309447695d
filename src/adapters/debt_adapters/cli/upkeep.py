"""`rebuild` and `verify`: the log is the truth, and says whether all else is."""

from collections.abc import Mapping
from typing import Annotated

import typer

from debt_adapters.cli.failures import FaultsFoundError
from debt_adapters.cli.options import JsonOption, StoreOption, opened
from debt_adapters.cli.output import Answer, Output, Part, heading, table
from debt_adapters.cli.progress import progress
from debt_adapters.read_model_digest import ReadModelDigest, digests
from debt_domain.application import Verification
from debt_domain.projections import ALL


def projection_names(incomplete: str) -> list[str]:
    """Complete the name of a read model."""
    return [x.name for x in ALL if x.name.startswith(incomplete)]


def rebuild(
    *,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PROJECTION]...",
            help="Which read models; all if none is named.",
            autocompletion=projection_names,
            show_default=False,
        ),
    ] = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Throw read models away and make them again from the log.

    It happens in one transaction: readers see the old rows until the new ones are
    there. The digests say whether anything changed.

    [bold]Examples[/bold]

    debt-domain rebuild

    debt-domain rebuild case_view trial_balance
    """
    with opened(store) as collection:
        before = digests(collection.log)
        events = collection.log.head().position
        with progress("Reading the log", events) as advance:
            rebuilt = collection.rebuild(names or (), lambda _, done: advance(done))
        after = digests(collection.log)
    found = {name: (before[name], after[name]) for name in rebuilt}
    Output(as_json).show(_rebuilt(found, events))


def _rebuilt(
    found: Mapping[str, tuple[ReadModelDigest, ReadModelDigest]], events: int
) -> Answer:
    documents = [
        {
            "projection": name,
            "rows": after.rows,
            "digest_before": before.digest,
            "digest": after.digest,
            "same": before == after,
        }
        for name, (before, after) in found.items()
    ]
    columns = ("Read model", ">Rows", "Digest before", "Digest after", "")
    rows = (_cells(name, *pair) for name, pair in found.items())
    return Answer(
        {"events": events, "rebuilt": documents},
        (table(columns, rows), f"\nrebuilt from {events} events"),
    )


def _cells(
    name: str, before: ReadModelDigest, after: ReadModelDigest
) -> tuple[str, ...]:
    verdict = "same" if before == after else "CHANGED"
    return name, str(after.rows), before.short, after.short, verdict


def verify(*, store: StoreOption = "", as_json: JsonOption = False) -> None:
    """Check every hash, every entry and every read model against the log.

    A fault names the event or the row. The end of a log that was cut off goes unseen.

    [bold]Example[/bold]

    debt-domain verify && echo sound
    """
    with opened(store) as collection:
        events = collection.log.head().position
        with progress("Verifying", events) as advance:
            found = collection.verify(lambda _, done: advance(done))
    Output(as_json).show(Answer(_document(found), _parts(found)))
    if not found.sound:
        raise FaultsFoundError


def _document(found: Verification) -> dict[str, object]:
    return {
        "sound": found.sound,
        "events": found.events,
        "entries": found.entries,
        "projections": found.projections,
        "faults": [
            {"code": x.code, "event": x.event, "text": x.text} for x in found.faults
        ],
    }


def _parts(found: Verification) -> tuple[Part, ...]:
    checked = (
        f"{found.events} events, {found.entries} ledger entries and"
        f" {found.projections} read models checked"
    )
    if found.sound:
        return (f"{checked}: all sound",)
    return (
        heading("Faults"),
        table(
            ("Where", "Rule", "What"), ((x.event, x.code, x.text) for x in found.faults)
        ),
        f"\n{checked}: {len(found.faults)} faults",
    )
