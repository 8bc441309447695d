"""`follow`: read models behind the log, kept by a process of their own."""

from collections.abc import Sequence
from contextlib import closing
from typing import Annotated, Final

import typer

from debt_adapters.cli.failures import FaultsFoundError
from debt_adapters.cli.options import JsonOption, StoreOption, opened
from debt_adapters.cli.output import Answer, Output, Part, heading, table
from debt_adapters.cli.upkeep import projection_names
from debt_adapters.clock import system_clock
from debt_adapters.runner import ProjectionRunner
from debt_adapters.sqlalchemy import SqlEventLog
from debt_domain.application import Follower, Standing
from debt_domain.application.errors import UnknownProjectionError
from debt_domain.projections import ALL
from debt_domain.projections.projection import AnyProjection

FIRST: Final = "debt-domain follow case_view"


def follow(
    *,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PROJECTION]...",
            help="Read models to keep behind the log from now on, beside those that"
            " are already.",
            autocompletion=projection_names,
            show_default=False,
        ),
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="Stop at the end of the log.")
    ] = False,
    status: Annotated[
        bool, typer.Option("--status", help="Only say how far they are.")
    ] = False,
    resume: Annotated[
        str,
        typer.Option(
            "--resume",
            metavar="PROJECTION",
            help="Let this one try again the event that it could not apply.",
        ),
    ] = "",
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Keep read models behind the log, in batches, until interrupted.

    Commands do not wait for them. A read model that cannot apply an event is paused
    there, and the others go on; the exit code is then 1. Processes that write to the
    store are restarted when a read model is named for the first time.

    [bold]Examples[/bold]

    debt-domain follow case_view trial_balance

    debt-domain follow --status
    """
    with opened(store) as collection:
        chosen = (*collection.behind, *_chosen(names or ()))
        follower = Follower(collection.log, tuple(x for x in ALL if x in chosen))
        if resume:
            follower.resume(resume)
        if once:
            _catch_up(follower)
        elif not status and follower.projections:
            _run(follower)
        standings = follower.status(system_clock())
    Output(as_json).show(Answer(_document(standings), _parts(standings)))
    if any(x.paused_at is not None for x in standings):
        raise FaultsFoundError


def _run(follower: Follower) -> None:
    match follower.log:
        case SqlEventLog() as log:
            with closing(log.waker()) as waker:
                ProjectionRunner(follower, waker=waker).run()
        case _:
            ProjectionRunner(follower).run()


def _catch_up(follower: Follower) -> None:
    while not follower.catch_up().is_complete:
        pass


def _chosen(names: Sequence[str]) -> Sequence[AnyProjection]:
    by_name = {projection.name: projection for projection in ALL}
    for name in names:
        if name not in by_name:
            raise UnknownProjectionError(name=name, known=tuple(by_name))
    return [by_name[name] for name in names]


def _document(standings: Sequence[Standing]) -> dict[str, object]:
    return {
        "projections": [
            {
                "projection": x.name,
                "position": x.position,
                "lag_events": x.lag_events,
                "lag_seconds": _seconds(x),
                "paused_at": x.paused_at and x.paused_at.model_dump(mode="json"),
            }
            for x in standings
        ]
    }


def _parts(standings: Sequence[Standing]) -> tuple[Part, ...]:
    if not standings:
        return (f"No read model is kept behind the log yet: {FIRST}",)
    columns = ("Read model", ">Position", ">Behind", ">Seconds", "")
    rows = (
        (
            x.name,
            str(x.position),
            str(x.lag_events),
            str(_seconds(x)),
            "PAUSED" if x.paused_at else "",
        )
        for x in standings
    )
    return (table(columns, rows), *_obstacles(standings))


def _obstacles(standings: Sequence[Standing]) -> tuple[Part, ...]:
    found = [(x.name, x.paused_at) for x in standings if x.paused_at is not None]
    if not found:
        return ()
    rows = ((name, at.event, at.reason) for name, at in found)
    return heading("Paused"), table(("Read model", "Event", "Why"), rows)


def _seconds(standing: Standing) -> int:
    return int(standing.lag.total_seconds())
