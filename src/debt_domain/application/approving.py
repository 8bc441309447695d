"""Four eyes at the door: commands that are kept until another approves them."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, cast

from pydantic import JsonValue, ValidationError

from debt_domain.application import streams
from debt_domain.application.contexts import Surroundings
from debt_domain.application.reading import recorded_streams
from debt_domain.approval.commands import ApprovalCommand, RequestApproval
from debt_domain.approval.errors import (
    ApprovalOfApprovalError,
    ApprovalRequiredError,
    KeptCommandChangedError,
    WrittenCommandError,
)
from debt_domain.approval.events import ApprovalRequested
from debt_domain.approval.model import ApprovalContext, KeptCommand, WrittenCommand
from debt_domain.kernel.errors import SubjectErasedError
from debt_domain.kernel.message import Command
from debt_domain.policies.four_eyes import FourEyesPolicy
from debt_domain.values.context import Context, widened
from debt_domain.values.event_id import EventId
from debt_domain.values.personal import Erased, Personal, PersonalText
from debt_domain.wire import canonical_bytes, reveal, subjects_of

_OF_APPROVALS: Final = "approval."


def require_alone(command: Command, policy: FourEyesPolicy) -> None:
    """Refuse a command that takes two.

    Raises:
        ApprovalRequiredError: The policy names it.
    """
    if command.command_name.startswith(_OF_APPROVALS):
        return
    decision = policy(command)
    if not decision.allowed:
        raise ApprovalRequiredError(
            command=command.command_name, reasons=decision.reasons
        )


def approval(
    command: ApprovalCommand, context: Context, around: Surroundings
) -> ApprovalContext:
    """Tell an approval the command that is asked for, ready to be kept.

    Raises:
        WrittenCommandError: It is no command of this release.
        ApprovalOfApprovalError: It is itself about an approval.
    """
    if not isinstance(command, RequestApproval):
        return widened(ApprovalContext, context)
    return widened(ApprovalContext, context, kept=_kept(command.command, around))


def _kept(written: WrittenCommand, around: Surroundings) -> KeptCommand:
    command = _read(written, around)
    texts: list[Personal] = []
    body = canonical_bytes(_taken_out(_plain(command), texts)).decode()
    return KeptCommand(
        command=written.model_copy(update={"fields": body}),
        texts=tuple(texts),
        digest=_digest(written, command, around),
        decision=around.policies.four_eyes(command),
        hours=around.policies.four_eyes.hours,
    )


def _read(written: WrittenCommand, around: Surroundings) -> Command:
    """Make the command that is written down, texts in their places."""
    name = written.name
    kind = around.commands.get(name)
    if kind is None:
        raise WrittenCommandError(command=name, reason="there is no such command")
    if name.startswith(_OF_APPROVALS):
        raise ApprovalOfApprovalError(command=name)
    try:
        return kind.model_validate_json(written.fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        reason = f"{where}: {first['msg']}" if where else first["msg"]
        raise WrittenCommandError(command=name, reason=reason) from None


def _digest(written: WrittenCommand, command: Command, around: Surroundings) -> str:
    when = f"{written.effective_on or ''}\n{written.effective_at or ''}"
    body = canonical_bytes(command).decode()
    return around.digest(f"{written.name}\n{when}\n{body}")


def _plain(command: Command) -> JsonValue:
    return cast("JsonValue", json.loads(canonical_bytes(command)))


def _taken_out(value: JsonValue, texts: list[Personal]) -> JsonValue:
    """Put the texts about people into a list, and their places where they stood."""
    match value:
        case {"subject_id": str(subject_id), "text": str(text), **more} if not more:
            texts.append(Personal(subject_id=subject_id, text=text))
            return {"personal": len(texts) - 1}
        case dict():
            return {name: _taken_out(item, texts) for name, item in value.items()}
        case list():
            return [_taken_out(item, texts) for item in value]
        case _:
            return value


def _put_back(value: JsonValue, texts: tuple[PersonalText, ...]) -> JsonValue:
    match value:
        case {"personal": int(place), **more} if not more:
            return _in_the_clear(texts[place])
        case dict():
            return {name: _put_back(item, texts) for name, item in value.items()}
        case list():
            return [_put_back(item, texts) for item in value]
        case _:
            return value


def _in_the_clear(text: PersonalText) -> JsonValue:
    if isinstance(text, Erased):
        raise SubjectErasedError(subject_id=text.subject_id)
    return cast("JsonValue", text.model_dump(mode="json"))


def kept_command(
    approval_id: str, context: Context, around: Surroundings
) -> tuple[Command, Context]:
    """Give the command that was asked for, as its asker gives it now.

    Args:
        approval_id: The request.
        context: Of the approval.
        around: Where its event is found: in the unit of work, or in the log.

    Raises:
        WrittenCommandError: This release has no such command any more.
        SubjectErasedError: Somebody whom it names was erased since.
        KeptCommandChangedError: It is not the one that was asked for.
    """
    asked = _requested(approval_id, around)
    written, texts = asked.kept.command, asked.kept.texts
    body = _put_back(json.loads(written.fields), texts)
    command = _read(written.model_copy(update={"fields": json.dumps(body)}), around)
    if _digest(written, command, around) != asked.kept.digest:
        raise KeptCommandChangedError(approval_id=approval_id)
    return command, replace(
        context,
        actor=asked.asked_by,
        effective_on=written.effective_on or context.today,
        effective_at=written.effective_at,
    )


def _requested(approval_id: str, around: Surroundings) -> ApprovalRequested:
    first = EventId(streams.approval(approval_id), 1)
    log = around.unit.log
    drafts = (draft.event for draft in around.unit.drafts if draft.id == first)
    stored = (x.event for x in recorded_streams(log, (first.stream,)))
    event = next(drafts, None) or next(stored)
    asked = cast("ApprovalRequested", event)
    keys: Mapping[str, bytes] = log.keys.get(sorted(subjects_of(asked)))
    return reveal(asked, keys, around.cipher)
