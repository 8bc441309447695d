"""`erase` and `keys`: what becomes of the keys of personal data."""

import os
from datetime import datetime
from typing import Annotated, Final
from uuid import uuid4

import typer

from debt_adapters.assembly import Rotation, rotate_master_key
from debt_adapters.cli.choices import completes, metavar, one_of
from debt_adapters.cli.deferred import help_of
from debt_adapters.cli.failures import telling
from debt_adapters.cli.options import JsonOption, StoreOption, instant, opened
from debt_adapters.cli.output import Answer, Output
from debt_domain.subject.commands import EraseSubject
from debt_domain.subject.model import ErasureReason
from debt_domain.values.actor import Actor, Role

OPERATOR: Final = Actor(actor_id="command-line", role=Role.PLATFORM)

app = typer.Typer(
    no_args_is_help=True, help="Look after the keys that personal data is sealed with."
)


def erase(
    *,
    subject_id: Annotated[
        str, typer.Argument(metavar="SUBJECT", help="The person's id.")
    ],
    reason: Annotated[
        ErasureReason,
        typer.Option(
            "--reason",
            metavar=metavar(ErasureReason),
            parser=one_of(ErasureReason),
            autocompletion=completes(ErasureReason),
            help="The ground (GDPR, Article 17).",
        ),
    ],
    requested_at: Annotated[
        datetime | None,
        typer.Option(
            "--requested-at",
            metavar="T",
            parser=instant,
            help="When it was asked for, such as 2026-08-31T12:00:00Z; now if missing.",
        ),
    ] = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Destroy a person's key: every personal text about them is gone for good.

    Facts, amounts and hashes stay as they are. An open case against the person
    refuses it.

    [bold]Example[/bold]

    debt-domain erase D-1 --reason NO_LONGER_NECESSARY
    """
    with opened(store) as collection:
        command = EraseSubject(
            subject_id=subject_id,
            reason=reason,
            requested_at=requested_at or collection.clock(),
        )
        receipt = collection.execute(
            command, by=OPERATOR, command_id=f"erase-{uuid4()}"
        )
    before = not receipt.events
    text = f"{subject_id} was erased before" if before else f"{subject_id} is erased"
    document = {"subject_id": subject_id, "position": receipt.position}
    Output(as_json).show(Answer({**document, "erased_before": before}, (text,)))


def rotate(*, store: StoreOption = "", as_json: JsonOption = False) -> None:
    """Wrap all keys with a new master key, for all tenants of the store.

    With a key file, a new master key is made there; with DEBT_MASTER_KEY, put the
    new one before the old one, with a space between them. Others may read and write
    meanwhile if they have both. Broken off, it goes on when it is run again.

    [bold]Example[/bold]

    debt-domain keys rotate
    """
    Output(as_json).show(_rotated(rotate_master_key(store, environment=os.environ)))


def _rotated(found: Rotation) -> Answer:
    place = found.key_file or "DEBT_MASTER_KEY"
    document = {
        "keys": found.keys,
        "master_key": found.newest,
        "older_master_keys": list(found.older),
        "key_file": found.key_file and str(found.key_file),
    }
    done = f"{found.keys} keys wrapped anew by master key {found.newest}"
    left = ", ".join(found.older)
    hint = f"once no process wraps with {left}: keep only the first in {place}"
    return Answer(document, (done, hint))


app.command("rotate", help=help_of(rotate))(telling(rotate))
