"""The events that one command gives, with the ledger as it is after each."""

from datetime import date

from debt_domain.accounting.entries import Posting, entry
from debt_domain.accounting.events import EntryPostedInTest
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.case_ledger.folding import bulk
from debt_domain.case_ledger.model import LedgerContext
from debt_domain.case_ledger.state import CaseLedgerState


class Journal:
    """What a decision writes down, step by step.

    Attributes:
        context: The circumstances of the command.
    """

    def __init__(self, state: CaseLedgerState, context: LedgerContext) -> None:
        self.context = context
        self._state, self._folded = state, 0
        self._events: list[CaseLedgerEvent] = []

    @property
    def state(self) -> CaseLedgerState:
        """The ledger after the events so far; folded only if somebody looks."""
        if self._folded < len(self._events):
            self._state = bulk(self._state, self._events[self._folded :])
            self._folded = len(self._events)
        return self._state

    @property
    def events(self) -> tuple[CaseLedgerEvent, ...]:
        """The events so far."""
        return tuple(self._events)

    def record(self, event: CaseLedgerEvent) -> None:
        """Write a fact down."""
        self._events.append(event)

    def post(self, posting: Posting, on: date) -> None:
        """Write an entry down.

        Args:
            posting: What a rule gave.
            on: The day it counts from, if the books were open then; they know no
                earlier one.
        """
        number = None if posting.receipt is None else posting.receipt.terms_number
        cause, state = self.context.cause, self.state
        posted = entry(
            posting,
            currency=state.currency,
            effective_on=max(on, state.opened_on),
            cause=None if cause is None else str(cause),
            first_open_on=self.context.first_open_on,
            terms_version=(
                None if number is None else state.terms[number].terms.terms_version
            ),
        )
        self.record(EntryPostedInTest(**dict(posted)) if state.is_test else posted)
