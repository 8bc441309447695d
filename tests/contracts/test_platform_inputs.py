"""All shipped cases go in, come to their figures and go on, on every log."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import count
from typing import Any

import pytest

from debt_adapters.interchange.importing import Reading, import_items
from debt_adapters.interchange.platform_cases import PlatformCases, money_of
from debt_domain.application import DebtCollection, DomainCommand
from debt_domain.application.reading import read_event
from debt_domain.application.submissions import SubmissionOutcome, SubmissionResult
from debt_domain.application.template import SubmissionTemplate
from debt_domain.application.unit_of_work import UnitOfWork
from debt_domain.case.commands import (
    AcceptCase,
    AdjustClaim,
    AssignPartner,
    ProvideDocuments,
    RecordPayment,
    ReversePayment,
    StartWork,
)
from debt_domain.case.events import CaseSubmitted, PaymentReversed
from debt_domain.case.model import AdjustmentKind, Claim, ReversalKind
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.kernel.ports import EventLog
from debt_domain.policies.pricing import STANDARD_UPLIFTS
from debt_domain.testing import document
from debt_domain.values.actor import Actor, Role
from debt_domain.values.aging import over_days, over_months
from debt_domain.values.currency import exponent_of
from debt_domain.values.holder import Holder
from debt_domain.values.waterfall import Component
from tests.application_support import PLATFORM, TickingClock, a_door
from tests.jsonl_lines import line
from tests.platform_inputs import INPUTS, SUBMITTED_ON

CREDITOR = SubmissionTemplate(
    name="nordlys", version=1, defaults={"client": line()["client"]}
)
COLLECTOR = "atlas"
Step = Mapping[str, Any]


@dataclass
class Calendar:
    """A clock that stands at noon of a day."""

    day: date = SUBMITTED_ON

    def __call__(self) -> datetime:
        return datetime.combine(self.day, time(12), UTC)


@dataclass
class Books:
    """A store with all shipped cases in it."""

    door: DebtCollection
    calendar: Calendar
    results: Mapping[str, SubmissionResult]
    numbers: "count[int]"

    def do(self, command: DomainCommand, by: Actor = PLATFORM) -> None:
        self.door.execute(command, by=by, command_id=f"after-{next(self.numbers)}")

    def claim(self, name: str) -> Claim:
        """Give what was stored of it at submission."""
        (events,) = self.door.log.streams([f"case:{name}"]).values()
        submitted = read_event(events[0]).event
        assert isinstance(submitted, CaseSubmitted)
        return submitted.claim

    def owed(self, name: str) -> dict[str, int]:
        """Give what the debtor owes of each component, and who holds its money."""
        ledger = UnitOfWork(log=self.door.log).state(CASE_LEDGER, f"ledger:case:{name}")
        return {account: minor for account, minor in ledger.balances.items() if minor}


@pytest.fixture
def books(shared_log: EventLog) -> Books:
    calendar = Calendar()
    door = replace(a_door(shared_log, TickingClock()), clock=calendar)
    file = BytesIO(json.dumps(list(INPUTS.values())).encode())
    reading = Reading(form=PlatformCases(digest=door.digest), template=CREDITOR)
    found = import_items(file, door, PLATFORM, reading=reading, batch_id="B-1")
    results = {x.submission.case_id or "": x for x in found}
    return Books(door, calendar, results, count(1))


def test_every_case_goes_in(books: Books) -> None:
    assert books.results.keys() == INPUTS.keys()
    outcomes = {x.outcome for x in books.results.values()}
    assert outcomes == {SubmissionOutcome.IMPORTED}
    assert books.door.verify().faults == ()


def test_every_case_comes_to_its_figures(books: Books) -> None:
    expected = {name: case["expected"] for name, case in INPUTS.items()}
    assert {name: figures(books.claim(name)) for name in INPUTS} == expected


def figures(claim: Claim) -> Step:
    """Give the figures of a claim as the sender names and writes them."""
    invoices, reminders = claim.open_invoices, claim.reminder_fees_minor
    extras = {
        "interestFees": claim.interest_minor,
        "reminderFees": reminders,
        "collectionFees": claim.fees_minor - reminders,
    }
    old, new = (x.blended(invoices, SUBMITTED_ON) * 100 for x in STANDARD_UPLIFTS)
    return {
        "currency": claim.currency,
        "minorDigits": exponent_of(claim.currency),
        "principalMinor": claim.principal_minor,
        "over180DaysMinor": over_days(invoices, 180, SUBMITTED_ON),
        "over12MonthsMinor": over_months(invoices, 12, SUBMITTED_ON),
        "over24MonthsMinor": over_months(invoices, 24, SUBMITTED_ON),
        "extrasMinor": {x: y for x, y in extras.items() if y},
        "claimMinor": claim.total_minor,
        "invoiceCount": len(claim.invoice_numbers),
        "upliftPointsOldTerms": f"{old.numerator}/{old.denominator}",
        "upliftPointsTermsFrom20260325": f"{new.numerator}/{new.denominator}",
    }


def test_the_figures_stand_in_the_ledger(books: Books) -> None:
    for name, case in INPUTS.items():
        owed, expected = books.owed(name), case["expected"]
        assert sum(owed.values()) == 0
        claimed = [minor for account, minor in owed.items() if "Debtor:" in account]
        assert sum(claimed) == expected["claimMinor"]
        assert owed["Debtor:Principal"] == expected["principalMinor"]


def go_on(books: Books, name: str, steps: int | None = None) -> None:
    """Carry out what happened to a case afterwards, or the first steps of it."""
    collector = Actor(actor_id="c", role=Role.COLLECTOR, party_id=COLLECTOR)
    books.do(ProvideDocuments(case_id=name, documents=(document(),)))
    books.do(AcceptCase(case_id=name))
    books.do(AssignPartner(case_id=name, partner_id=COLLECTOR))
    books.do(StartWork(case_id=name), collector)
    for step in INPUTS[name]["afterwards"][:steps]:
        STEPS[step["op"]](books, name, step)


def claim_the_same(books: Books, name: str, step: Step) -> None:
    """Let the partner say at its start what is claimed besides: it is claimed."""
    claim = books.claim(name)
    assert minor(step["interestFees"], claim) == claim.interest_minor
    assert minor(step["reminderFees"], claim) == claim.reminder_fees_minor
    assert fees_minor(step, claim) == claim.fees_minor


def lower(books: Books, name: str, step: Step) -> None:
    """Lower each part of the claim to what is written."""
    claim = books.claim(name)
    for component, change in (
        (
            Component.PRINCIPAL,
            minor(step["grossAmount"], claim) - claim.principal_minor,
        ),
        (Component.INTEREST, minor(step["interestFees"], claim) - claim.interest_minor),
        (Component.FEES, fees_minor(step, claim) - claim.fees_minor),
    ):
        if change:
            books.do(
                AdjustClaim(
                    case_id=name,
                    adjustment_id=f"lowered-{component.lower()}",
                    component=component,
                    amount_minor=change,
                    kind=AdjustmentKind.CREDIT_NOTE,
                    reason=step["reason"],
                )
            )


def pay(books: Books, name: str, step: Step) -> None:
    books.calendar.day = date.fromisoformat(step["date"])
    books.do(
        RecordPayment(
            case_id=name,
            payment_id=step["paymentId"],
            amount=money_of(
                Decimal(str(step["paymentAmount"])), books.claim(name).currency
            ),
            received_on=books.calendar.day,
            holder=HOLDERS[step["paymentRecipient"]],
            verified=True,
        )
    )


def recall(books: Books, name: str, step: Step) -> None:
    """Undo a payment that the sender deletes: it stays in the log, with why."""
    books.calendar.day += timedelta(days=1)
    books.do(
        ReversePayment(
            case_id=name,
            payment_id=step["paymentId"],
            kind=ReversalKind.BOUNCED,
            reversed_on=books.calendar.day,
            reason=step["reason"],
        )
    )


def minor(written: float, claim: Claim) -> int:
    return money_of(Decimal(str(written)), claim.currency).amount_minor


def fees_minor(step: Step, claim: Claim) -> int:
    return minor(step["reminderFees"], claim) + minor(step["collectionFees"], claim)


HOLDERS = {
    "Creditor": Holder.client(line()["client"]["client_id"]),
    "CollectionPartner": Holder.partner(COLLECTOR),
}
STEPS: Mapping[str, Callable[[Books, str, Step], None]] = {
    "start": claim_the_same,
    "fees": lower,
    "payment": pay,
    "deletePayment": recall,
}


def test_a_payment_to_the_creditor_covers_the_extras_first(books: Books) -> None:
    go_on(books, "sample-01")
    extras_minor = 312_18 + 15_00 + 40_00
    assert books.owed("sample-01") == {
        "Debtor:Principal": 8_731_15 - (3_320_00 - extras_minor),
        "Claimed": -9_098_33,
        "Recovered": 3_320_00,
        "Held:Client:K": 3_320_00,
        "Due:Unsplit": -3_320_00,
    }


LOWERED = {
    "Debtor:Principal": 61_000_00,
    "Debtor:Interest": 13_500_00,
    "Debtor:Fees": 40_00,
    "Claimed": -83_545_98,
    "Credited": 9_005_98,
}


def test_a_payment_to_the_partner_is_held_by_it(books: Books) -> None:
    go_on(books, "sample-09", steps=2)
    assert books.owed("sample-09") == {
        "Debtor:Principal": 61_000_00 + 13_500_00 + 40_00 - 30_000_00,
        "Claimed": -83_545_98,
        "Credited": 9_005_98,
        "Recovered": 30_000_00,
        f"Held:Partner:{COLLECTOR}": 30_000_00,
        "Due:Unsplit": -30_000_00,
    }


def test_all_is_owed_again_when_a_payment_is_recalled(books: Books) -> None:
    go_on(books, "sample-09")
    assert books.owed("sample-09") == LOWERED
    (events,) = books.door.log.streams(["case:sample-09"]).values()
    last = read_event(events[-1]).event
    assert isinstance(last, PaymentReversed)
    assert last.reason == "bank recalled the transfer"
    assert books.door.verify().faults == ()
