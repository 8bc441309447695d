from datetime import timedelta

from debt_domain.case.commands import RecordAddress
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AddressIdReusedError,
    FutureDateError,
    SubjectMismatchError,
    WrongStatusError,
)
from debt_domain.case.events import AddressRecorded
from debt_domain.case.model import CaseContext
from debt_domain.testing import (
    TODAY,
    Given,
    a_context,
    active_case,
    closed_case,
    debtor_party,
    personal,
)
from debt_domain.values.actor import Role

ADDRESS = debtor_party().addresses[0]
RECORD = RecordAddress(
    case_id="C-1", address_id="AD-1", address=ADDRESS, learned_on=TODAY, source="visit"
)
RECORDED = AddressRecorded(
    address_id="AD-1", address=ADDRESS, learned_on=TODAY, source="visit"
)
BY_COLLECTOR = a_context(CaseContext, Role.COLLECTOR, "P-9")


def test_an_address_is_recorded_and_nothing_personal_of_it_kept_in_mind() -> None:
    Given(CASE, active_case(), BY_COLLECTOR).when(RECORD).then(RECORDED)
    state = CASE.fold((*active_case(), RECORDED))
    assert "Lindenallee" not in repr(state)


def test_the_same_again_changes_nothing_whatever_its_texts() -> None:
    given = Given(CASE, (*active_case(), RECORDED), BY_COLLECTOR)
    given.when(RECORD).then()
    street = ADDRESS.model_copy(update={"street": personal("D-1", "Gasse 1")})
    given.when(RECORD.model_copy(update={"address": street})).then()


def test_another_one_has_another_id() -> None:
    abroad = ADDRESS.model_copy(update={"country": "AT"})
    other = RECORD.model_copy(update={"address": abroad, "source": "register"})
    outcome = Given(CASE, (*active_case(), RECORDED), BY_COLLECTOR).when(other)
    refusal = outcome.then_refused(AddressIdReusedError)
    assert refusal.fields == ("country", "source")


def test_it_is_the_debtors() -> None:
    other = ADDRESS.model_copy(update={"city": personal("D-2", "Wien")})
    command = RECORD.model_copy(update={"address": other})
    outcome = Given(CASE, active_case(), BY_COLLECTOR).when(command)
    assert outcome.then_refused(SubjectMismatchError).field == "address.city"


def test_not_in_advance_nor_on_a_closed_case() -> None:
    early = RECORD.model_copy(update={"learned_on": TODAY + timedelta(days=1)})
    outcome = Given(CASE, active_case(), BY_COLLECTOR).when(early)
    outcome.then_refused(FutureDateError)
    given = Given(CASE, closed_case(), a_context(CaseContext))
    given.when(RECORD).then_refused(WrongStatusError)
