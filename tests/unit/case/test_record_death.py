from datetime import timedelta

from debt_domain.case.commands import RecordDeath
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    DeathRecordedError,
    DebtorNotConsumerError,
    FutureDateError,
    WrongStatusError,
)
from debt_domain.case.events import DeathRecorded, HoldPlaced
from debt_domain.case.model import CaseContext, DebtorKind, HoldKind
from debt_domain.testing import (
    NOW,
    TODAY,
    Given,
    a_context,
    active_case,
    closed_case,
    debtor_party,
    submit_case,
)

CONSUMER = submit_case(debtor=debtor_party(kind=DebtorKind.CONSUMER))
OF_CONSUMER = active_case(submission=CONSUMER)
RECORD = RecordDeath(case_id="C-1", learned_on=TODAY, source="register of deaths")
RECORDED = DeathRecorded(learned_on=TODAY, source="register of deaths")
HOLD = HoldPlaced(
    kind=HoldKind.CEASE, reason="the debtor has died", placed_at=NOW, until=None
)
BY_PLATFORM = a_context(CaseContext)


def test_all_contact_ceases() -> None:
    Given(CASE, OF_CONSUMER, BY_PLATFORM).when(RECORD).then(RECORDED, HOLD)


def test_the_same_again_changes_nothing_another_is_refused() -> None:
    given = Given(CASE, (*OF_CONSUMER, RECORDED, HOLD), BY_PLATFORM)
    given.when(RECORD).then()
    other = RECORD.model_copy(update={"source": "a neighbour"})
    given.when(other).then_refused(DeathRecordedError)


def test_a_business_does_not_die() -> None:
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(RECORD)
    assert outcome.then_refused(DebtorNotConsumerError).debtor_id == "D-1"


def test_not_in_advance_nor_on_a_closed_case() -> None:
    early = RECORD.model_copy(update={"learned_on": TODAY + timedelta(days=1)})
    outcome = Given(CASE, OF_CONSUMER, BY_PLATFORM).when(early)
    outcome.then_refused(FutureDateError)
    closed = closed_case(submission=CONSUMER)
    Given(CASE, closed, BY_PLATFORM).when(RECORD).then_refused(WrongStatusError)
