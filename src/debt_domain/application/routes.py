"""Which aggregate answers a command, in which stream, told what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Generic, Protocol, TypeVar, cast, get_args

from debt_domain.agreement.commands import AgreementCommand
from debt_domain.agreement.decisions import AGREEMENT
from debt_domain.application import streams
from debt_domain.application.approving import approval
from debt_domain.application.contexts import (
    Surroundings,
    case,
    case_ledger,
    partner_case,
    plain,
)
from debt_domain.application.party_account import party_ledger
from debt_domain.application.platform_account import platform_ledger
from debt_domain.application.unit_of_work import Emitted
from debt_domain.approval.commands import ApprovalCommand
from debt_domain.approval.decisions import APPROVAL
from debt_domain.authority.commands import AuthorityCommand
from debt_domain.authority.decisions import AUTHORITY
from debt_domain.books.commands import MAIN, ClosePeriod
from debt_domain.books.decisions import BOOKS
from debt_domain.case.commands import CaseCommand
from debt_domain.case.decisions import CASE
from debt_domain.case_ledger.commands import CaseLedgerCommand
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.claim_reservation.commands import ClaimReservationCommand
from debt_domain.claim_reservation.decisions import CLAIM_RESERVATION
from debt_domain.client_exclusivity.commands import ClientExclusivityCommand
from debt_domain.client_exclusivity.decisions import CLIENT_EXCLUSIVITY
from debt_domain.command_record.commands import RecordCommand
from debt_domain.command_record.decisions import COMMAND_RECORD
from debt_domain.invoice_series.commands import DrawNumber
from debt_domain.invoice_series.decisions import INVOICE_SERIES
from debt_domain.kernel.decider import Decider
from debt_domain.kernel.message import Command, Event
from debt_domain.partner_case.commands import PartnerCaseCommand
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.party_ledger.commands import PartyLedgerCommand
from debt_domain.party_ledger.decisions import PARTY_LEDGER
from debt_domain.platform_ledger.commands import PlatformLedgerCommand, currency_of
from debt_domain.platform_ledger.decisions import PLATFORM_LEDGER
from debt_domain.subject.commands import SubjectCommand
from debt_domain.subject.decisions import SUBJECT
from debt_domain.values.context import Context
from debt_domain.wire.recorded import Circumstances

C = TypeVar("C", bound=Command)
E = TypeVar("E", bound=Event)
S = TypeVar("S")
X = TypeVar("X", bound=Context)


class Route(Protocol):
    """Carries a command out in a unit of work."""

    def reads(self, command: Command, around: Surroundings) -> tuple[str, ...]:
        """Give the streams that are worth reading together for a command."""
        ...

    def carry_out(
        self, command: Command, context: Context, around: Surroundings
    ) -> tuple[Emitted, ...]:
        """Decide the command and add its events to the unit.

        Raises:
            RejectedError: A rule refuses the command.
        """
        ...


def _nothing(_command: Command) -> tuple[str, ...]:
    return ()


def _the_case(
    command: CaseCommand | PartnerCaseCommand | CaseLedgerCommand,
) -> tuple[str, ...]:
    return *streams.of_case(command.case_id), streams.books(MAIN)


@dataclass(frozen=True, slots=True)
class _AggregateRoute(Generic[C, E, S, X]):
    decider: Decider[C, E, S, X]
    stream: Callable[[C, Surroundings], str]
    inform: Callable[[C, Context, Surroundings], X]
    beside: Callable[[C], tuple[str, ...]] = _nothing

    def reads(self, command: Command, around: Surroundings) -> tuple[str, ...]:
        asked = cast("C", command)
        return self.stream(asked, around), *self.beside(asked)

    def carry_out(
        self, command: Command, context: Context, around: Surroundings
    ) -> tuple[Emitted, ...]:
        asked = cast("C", command)
        name = self.stream(asked, around)
        informed = self.inform(asked, context, around)
        state = around.unit.state(self.decider, name)
        return tuple(
            around.unit.emit(
                self.decider, name, event, _circumstances(event, context, around)
            )
            for event in self.decider.decide(asked, state, informed)
        )


def _circumstances(
    event: Event, context: Context, around: Surroundings
) -> Circumstances:
    return Circumstances(
        actor=context.actor,
        command_id=around.command_id,
        correlation_id=around.correlation_id,
        cause=context.cause or context.approval,
        effective_on=event.takes_effect_on() or context.effective_on,
        effective_at=context.effective_at,
    )


def _routes(union: object, route: Route) -> dict[type[Command], Route]:
    return dict.fromkeys(get_args(union), route)


ROUTES: Final[Mapping[type[Command], Route]] = MappingProxyType(
    {
        **_routes(
            CaseCommand,
            _AggregateRoute(
                CASE, lambda c, _: streams.case(c.case_id), case, _the_case
            ),
        ),
        **_routes(
            PartnerCaseCommand,
            _AggregateRoute(
                PARTNER_CASE,
                lambda c, _: streams.partner_case(c.case_id),
                partner_case,
                _the_case,
            ),
        ),
        **_routes(
            CaseLedgerCommand,
            _AggregateRoute(
                CASE_LEDGER,
                lambda c, _: streams.case_ledger(c.case_id),
                case_ledger,
                _the_case,
            ),
        ),
        **_routes(
            PartyLedgerCommand,
            _AggregateRoute(
                PARTY_LEDGER,
                lambda c, _: streams.party_ledger(c.party, c.currency),
                party_ledger,
            ),
        ),
        DrawNumber: _AggregateRoute(
            INVOICE_SERIES, lambda c, _: streams.invoice_series(c.series), plain
        ),
        ClosePeriod: _AggregateRoute(BOOKS, lambda c, _: streams.books(c.books), plain),
        **_routes(
            PlatformLedgerCommand,
            _AggregateRoute(
                PLATFORM_LEDGER,
                lambda c, _: streams.platform_ledger(currency_of(c)),
                platform_ledger,
            ),
        ),
        **_routes(
            AgreementCommand,
            _AggregateRoute(
                AGREEMENT, lambda c, _: streams.agreement(c.partner_id), plain
            ),
        ),
        **_routes(
            AuthorityCommand,
            _AggregateRoute(
                AUTHORITY, lambda c, _: streams.authority(c.client_id), plain
            ),
        ),
        **_routes(
            ApprovalCommand,
            _AggregateRoute(
                APPROVAL, lambda c, _: streams.approval(c.approval_id), approval
            ),
        ),
        **_routes(
            ClaimReservationCommand,
            _AggregateRoute(
                CLAIM_RESERVATION,
                lambda c, around: streams.claim(around.digest(c.invoice.text())),
                plain,
            ),
        ),
        **_routes(
            ClientExclusivityCommand,
            _AggregateRoute(
                CLIENT_EXCLUSIVITY,
                lambda c, _: streams.client_exclusivity(c.client_id),
                plain,
            ),
        ),
        **_routes(
            SubjectCommand,
            _AggregateRoute(SUBJECT, lambda c, _: streams.subject(c.subject_id), plain),
        ),
        RecordCommand: _AggregateRoute(
            COMMAND_RECORD, lambda c, _: streams.command(c.command_id), plain
        ),
    }
)
