"""What was agreed on who earns what."""

from typing import ClassVar, TypeAlias

from debt_domain.kernel.message import Event
from debt_domain.values.resolved_terms import ResolvedTerms
from debt_domain.values.text import Identifier


class CommissionAgreed(Event, frozen=True):
    """It was agreed what collector and platform earn on a client's own case."""

    stored_name: ClassVar[str] = "case.commission_agreed"
    stored_version: ClassVar[int] = 1
    collector_id: Identifier
    terms: ResolvedTerms


class MoneyLeftToClient(Event, frozen=True):
    """A case that nobody had agreed terms for was closed: its money is the client's.

    Attributes:
        terms: Which give nobody else a part, until others are agreed on reopening.
    """

    stored_name: ClassVar[str] = "case.money_left_to_client"
    stored_version: ClassVar[int] = 1
    terms: ResolvedTerms


TermsEvent: TypeAlias = CommissionAgreed | MoneyLeftToClient
