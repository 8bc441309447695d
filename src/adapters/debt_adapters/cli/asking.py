"""Who asks, when and how: what `do` takes beside a command's own fields."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from inspect import Parameter, signature
from typing import Annotated, Final, NamedTuple, TypeAlias, cast, get_args
from uuid import uuid4

import typer
from pydantic import ValidationError
from typer.models import OptionInfo

from debt_adapters.cli.forms import in_words
from debt_adapters.cli.options import JsonOption, StoreOption, day, opened
from debt_adapters.cli.output import Answer, Paragraph, Part, heading
from debt_domain.accounting.events import Entry
from debt_domain.accounting.text import entry_text
from debt_domain.application import DebtCollection, DomainCommand, Receipt
from debt_domain.application.explaining import events_named
from debt_domain.approval.commands import RequestApproval
from debt_domain.kernel.message import Command, Event
from debt_domain.values.actor import Actor, Role
from debt_domain.values.event_id import EventId

EFFECTIVE_ON: Final = "--effective-on"
DECIDED_ON: Final = "--decided-on"


def _roles(incomplete: str) -> list[str]:
    return [role for role in Role if role.startswith(incomplete.upper())]


FieldsOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--fields",
        metavar="JSON",
        help="Fields as a JSON object: itself, @FILE, or - for standard input. The"
        " options win over it.",
        show_default=False,
    ),
]
PreviewOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--preview",
        help="Say what would happen, and store nothing.",
    ),
]
CreateOption: TypeAlias = Annotated[
    bool,
    typer.Option("--create", help="Make the store if there is none."),
]
ByOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="ROLE[:PARTY]",
        help=f"Who asks: {', '.join(Role)}; and for which client or partner.",
        autocompletion=_roles,
    ),
]
ActorOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--actor-id",
        metavar="ID",
        help="The person that asks, by an id that is no name.",
    ),
]
CommandIdOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--command-id",
        metavar="ID",
        help="The id of this request; given again, it changes nothing. A new one if"
        " not given.",
        show_default=False,
    ),
]
ApprovalOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--approval",
        metavar="ID",
        help="Ask for it under this id, to be carried out when somebody else approves"
        " it: debt-domain do approve_command --approval-id ID.",
        show_default=False,
    ),
]
EffectiveOption: TypeAlias = Annotated[
    date | None,
    typer.Option(
        EFFECTIVE_ON,
        metavar="DAY",
        parser=day,
        help="The day from which it counts, where the fact itself says none. Today if"
        " not given.",
    ),
]

DecidedOption: TypeAlias = Annotated[
    date | None,
    typer.Option(
        DECIDED_ON,
        metavar="DAY",
        parser=day,
        help="The day of the decision, from which its entries count, for a command"
        " whose --effective-on is a field of its own. Today if not given.",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How a command is asked; the options say what each field means."""

    fields: FieldsOption = ""
    preview: PreviewOption = False
    by: ByOption = Role.PLATFORM.value
    actor_id: ActorOption = "command-line"
    command_id: CommandIdOption = ""
    approval: ApprovalOption = ""
    effective_on: EffectiveOption = None
    decided_on: DecidedOption = None
    create: CreateOption = False
    store: StoreOption = ""
    as_json: JsonOption = False

    @property
    def day(self) -> date | None:
        """The day from which it counts, by whichever name the command leaves free."""
        return self.effective_on or self.decided_on

    def for_approval(self, command: Command) -> RequestApproval:
        """Give the request to have a command approved.

        Raises:
            typer.BadParameter: The id is none.
        """
        try:
            return RequestApproval.of(self.approval, command, self.day)
        except ValidationError as error:
            said = in_words(error.errors()[0])
            raise typer.BadParameter(said, param_hint="'--approval'") from None

    @property
    def actor(self) -> Actor:
        """Who asks.

        Raises:
            typer.BadParameter: There is no such role, or an id is none.
        """
        role, _, party_id = self.by.partition(":")
        try:
            return Actor(
                actor_id=self.actor_id,
                role=Role(role.upper()),
                party_id=party_id or None,
            )
        except ValidationError as error:
            raise typer.BadParameter(in_words(error.errors()[0])) from None
        except ValueError:
            message = f"{role!r} is no role; accepted are {', '.join(Role)}"
            raise typer.BadParameter(message, param_hint="'--by'") from None


class AskingOption(NamedTuple):
    """An option of `Asking`, and what the help says about it."""

    parameter: Parameter
    name: str
    metavar: str
    help: str


def asking_options(own: Container[str]) -> Iterator[AskingOption]:
    """Give the options that a command takes beside its own."""
    day_is_taken = EFFECTIVE_ON in own
    for parameter in signature(Asking).parameters.values():
        info: object = get_args(parameter.annotation)[1]
        if not isinstance(info, OptionInfo):
            continue
        name = str(info.default)
        if name == (EFFECTIVE_ON if day_is_taken else DECIDED_ON):
            continue
        default = f" Default: {parameter.default}." if info.show_default else ""
        said = default if parameter.default else ""
        yield AskingOption(parameter, name, info.metavar or "", f"{info.help}{said}")


class Happened(NamedTuple):
    """An event that a command has made, or would make."""

    id: EventId
    event: Event


def ask(command: Command, asking: Asking) -> Answer:
    """Carry a command out, or preview it.

    Raises:
        RejectedError: A rule refuses it, or would.
    """
    by, on = asking.actor, asking.day
    if asking.approval:
        command, on = asking.for_approval(command), None
    known = cast("DomainCommand", command)
    create = asking.create and not asking.preview
    with opened(asking.store, create=create) as collection:
        if asking.preview:
            return _previewed(collection, known, by, on)
        receipt = collection.execute(
            known,
            by=by,
            command_id=asking.command_id or f"do-{uuid4()}",
            effective_on=on,
        )
        events = events_named(collection.log, receipt.events)
    return _carried_out(command, receipt, [Happened(x.id, x.event) for x in events])


def _previewed(
    collection: DebtCollection, command: DomainCommand, by: Actor, on: date | None
) -> Answer:
    preview = collection.preview(command, by=by, effective_on=on)
    if preview.refusal is not None:
        raise preview.refusal
    happened = [Happened(x.id, x.event) for x in preview.events]
    said = f"{command.command_name} would be carried out; nothing is stored"
    document = {"command": command.command_name, "preview": True}
    return Answer({**document, **_documents(happened)}, (said, *_parts(happened)))


def _carried_out(
    command: Command, receipt: Receipt, happened: Sequence[Happened]
) -> Answer:
    document = {
        "command": command.command_name,
        "preview": False,
        "command_id": receipt.command_id,
        "position": receipt.position,
        "recorded_at": receipt.recorded_at.isoformat(),
        "repeated": receipt.repeated,
    }
    before = " before; nothing has changed now" if receipt.repeated else ""
    said = (
        f"{command.command_name} was carried out{before}",
        f"command {receipt.command_id}, position {receipt.position} of the log",
    )
    return Answer({**document, **_documents(happened)}, (*said, *_parts(happened)))


def _documents(happened: Sequence[Happened]) -> dict[str, object]:
    return {
        "events": [{"event": str(x.id), "what": x.event.stored_name} for x in happened],
        "entries": [
            {"entry": str(x.id), **x.event.model_dump(mode="json")}
            for x in happened
            if isinstance(x.event, Entry)
        ],
    }


def _parts(happened: Sequence[Happened]) -> Iterator[Part]:
    if not happened:
        yield "It was so already: nothing has changed."
        return
    yield heading("Events")
    for x in happened:
        yield Paragraph(f"{x.id}  {x.event.stored_name}", 2, 6)
    if not any(isinstance(x.event, Entry) for x in happened):
        return
    yield heading("Entries")
    for x in happened:
        if isinstance(x.event, Entry):
            for line in (str(x.id), *entry_text(x.event).splitlines()):
                yield Paragraph(line, 2, is_broken=False)
