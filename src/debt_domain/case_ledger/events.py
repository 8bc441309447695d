"""What can have happened to a ledger. Stored names and versions never change."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.accounting.events import EntryPosted
from debt_domain.kernel.message import Event
from debt_domain.values.resolved_terms import ResolvedTerms
from debt_domain.values.text import Currency, Identifier
from debt_domain.values.waterfall import Waterfall


class LedgerOpened(Event, frozen=True):
    """A case got its books.

    Attributes:
        opened_on: The day of submission; no entry counts from before it.
    """

    stored_name: ClassVar[str] = "ledger.ledger_opened"
    stored_version: ClassVar[int] = 1
    case_id: Identifier
    client_id: Identifier
    currency: Currency
    waterfall: Waterfall
    opened_on: date


class TermsAdopted(Event, frozen=True):
    """Money is split by these terms from now on."""

    stored_name: ClassVar[str] = "ledger.terms_adopted"
    stored_version: ClassVar[int] = 1
    submitter_id: Identifier
    terms: ResolvedTerms

    @override
    def under_terms(self) -> int:
        return self.terms.terms_version


CaseLedgerEvent: TypeAlias = LedgerOpened | TermsAdopted | EntryPosted
