"""A platform whose case ledgers are written by hand, and its parties' accounts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from debt_adapters.cipher import AesGcmCipher
from debt_adapters.memory import MemoryEventLog
from debt_domain.accounting.entries import Posting, debit, entry
from debt_domain.agreement.commands import AmendRates, SignAgreement
from debt_domain.application import DomainCommand, Receipt
from debt_domain.application.gathering import Account, gather
from debt_domain.application.statements import issued_statements
from debt_domain.case_ledger.rules.catalogue import POSTING_RULES
from debt_domain.kernel.ports import EventLog
from debt_domain.party_ledger.balances import position
from debt_domain.party_ledger.events import StatementIssued
from debt_domain.party_ledger.model import changes
from debt_domain.projections import ALL
from debt_domain.projections.engine import project
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.account_terms import AccountTerms
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.rate_terms import RevenueModel
from debt_domain.wire import Circumstances, Draft, hash_of, prepare, read
from tests.application_support import PLATFORM, TENANT, TickingClock, a_door

RULES = {rule.rule_id: rule for rule in POSTING_RULES}


@dataclass
class HandMadeLedgers:
    """The door to a log whose case entries a test writes itself."""

    log: EventLog
    clock: TickingClock = field(default_factory=TickingClock)
    commands: int = 0

    def at(self, day: date) -> None:
        """Let it be the morning of a day."""
        self.clock.now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    def do(self, command: DomainCommand) -> Receipt:
        """Have the platform ask for something."""
        self.commands += 1
        door = a_door(self.log, self.clock)
        return door.execute(command, by=PLATFORM, command_id=f"f-{self.commands}")

    def post(self, case_id: str, rule: str, on: date, **amounts: int) -> None:
        """Write an entry to a case's ledger; a debit is above zero.

        Args:
            case_id: The case.
            rule: The posting rule.
            on: The day it counts from.
            amounts: By account, with `__` for each colon.
        """
        lines = tuple(debit(x.replace("__", ":"), n) for x, n in amounts.items())
        event = entry(
            Posting(RULES[rule], lines),
            currency="EUR",
            effective_on=on,
            cause=None,
        )
        stream = f"ledger:case:{case_id}"
        before = self.log.streams((stream,)).get(stream, ())
        circumstances = Circumstances(
            actor=PLATFORM,
            command_id="by-hand",
            correlation_id="by-hand",
            cause=None,
            effective_on=on,
            effective_at=None,
        )
        seal = prepare(
            (
                Draft(
                    id=EventId(stream, len(before) + 1),
                    event=event,
                    circumstances=circumstances,
                ),
            ),
            tenant=TENANT,
            previous={stream: hash_of(before[-1].event.state)} if before else {},
            keys={},
            cipher=AesGcmCipher(),
        )
        with self.log.transaction() as transaction:
            logged = transaction.append(seal, now=self.clock(), unmoved={})
            project(ALL, [read(x) for x in logged], transaction.read_models)

    def statements(self, account: Account) -> tuple[StatementIssued, ...]:
        """Give the statements of an account."""
        return issued_statements(self.log, account)

    def balances(self, account: Account) -> Mapping[str, int]:
        """Give the balances of a party's accounts over all ledgers."""
        return changes(gather(self.log, account, 0).entries)

    def moves(self, account: Account, after: int) -> tuple[int, ...]:
        """Give what each entry after a position changes of a party's balance."""
        entries = gather(self.log, account, after).entries
        return tuple(position(account.party, changes((x,))) for x in entries)

    def position(self, party: Holder) -> int:
        """Give what a party is owed over all ledgers, in EUR cents."""
        return position(party, self.balances(Account(party, "EUR")))


def hand_made_ledgers(
    *partners: str, terms: AccountTerms | None = None, log: EventLog | None = None
) -> HandMadeLedgers:
    """Give an empty platform with these partners under contract."""
    made = HandMadeLedgers(log or MemoryEventLog())
    made.at(date(2026, 2, 1))
    contract = rate_terms(RevenueModel.REVENUE_SHARE).model_copy(
        update={"account": terms or AccountTerms()}
    )
    since = date(2026, 1, 1)
    for partner_id in partners:
        made.do(SignAgreement(partner_id=partner_id, clauses=(), starts_on=since))
        made.do(AmendRates(partner_id=partner_id, terms=contract, effective_from=since))
    return made
