"""Work starts once the papers that the debtor's country needs are in force; who reads them."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from debt_domain.application.policies import Policies
from debt_domain.authority.commands import InvalidateAuthority, RecordAuthority
from debt_domain.case.commands import (
    AcceptCase,
    AssignPartner,
    CloseCase,
    ReopenCase,
    StartWork,
)
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import AuthorityMissingError
from debt_domain.case.events import WorkStarted
from debt_domain.case.model import CaseStatus, CloseCode
from debt_domain.policies.authority import AuthorityByCountry, AuthorityNeeds
from debt_domain.reports.authority import PaperStanding
from debt_domain.testing import TODAY, actor, document, personal, submit_case
from debt_domain.values.actor import Role
from debt_domain.values.authority import (
    AuthorityAsked,
    AuthorityDecision,
    AuthorityKind,
)
from debt_domain.values.document import DocumentKind
from debt_domain.values.personal import Sealed
from tests.application_support import Platform

DAY = timedelta(days=1)
POWER = AuthorityKind.POWER_OF_ATTORNEY
COLLECTOR = actor(Role.COLLECTOR, "P-9")
START = StartWork(case_id="C-1")
NEEDED = AuthorityByCountry(
    countries={"DE": AuthorityNeeds(to_start_work=(POWER,), to_file_claim=(POWER,))}
)
INVALIDATE = InvalidateAuthority(
    client_id="CL-1", kind=POWER, version=1, reason="revoked"
)


def power(client_id: str = "CL-1", valid_days: int = 30) -> RecordAuthority:
    return RecordAuthority(
        client_id=client_id,
        kind=POWER,
        version=1,
        signer=personal("CO-1", "Ida Brandt"),
        signed_on=TODAY,
        valid_until=TODAY + timedelta(days=valid_days),
        document=document(DocumentKind.AUTHORITY_TO_COLLECT),
    )


@pytest.fixture
def careful(platform: Platform) -> Platform:
    """C-1 of client CL-1 against a debtor in DE, assigned to P-9."""
    platform.door = replace(platform.door, policies=Policies(authority=NEEDED))
    platform.do(submit_case())
    platform.do(AcceptCase(case_id="C-1"))
    platform.do(AssignPartner(case_id="C-1", partner_id="P-9"))
    return platform


def test_it_does_not_start_without_them(careful: Platform) -> None:
    with pytest.raises(AuthorityMissingError) as refusal:
        careful.do(START, by=COLLECTOR)
    assert (refusal.value.client_id, refusal.value.country) == ("CL-1", "DE")
    assert refusal.value.missing == (POWER,)


def test_it_starts_with_them_and_keeps_the_decision(careful: Platform) -> None:
    careful.do(power())
    careful.do(START, by=COLLECTOR)
    (started,) = (x for x in careful.events() if isinstance(x, WorkStarted))
    assert started.authority is not None
    assert started.authority.inputs[-1].value == "POWER_OF_ATTORNEY 1"


def test_another_clients_do_not_suffice(careful: Platform) -> None:
    careful.do(power("CL-2"))
    with pytest.raises(AuthorityMissingError):
        careful.do(START, by=COLLECTOR)


def test_nor_do_they_once_they_have_expired(careful: Platform) -> None:
    careful.do(power(valid_days=2))
    careful.clock.now += timedelta(days=3)
    with pytest.raises(AuthorityMissingError):
        careful.do(START, by=COLLECTOR)


def test_nor_once_the_client_took_them_back(careful: Platform) -> None:
    careful.do(power())
    careful.do(INVALIDATE, by=actor(Role.CLIENT, "CL-1"))
    with pytest.raises(AuthorityMissingError):
        careful.do(START, by=COLLECTOR)


def test_a_case_that_goes_on_with_a_partner_needs_them_again(careful: Platform) -> None:
    careful.do(
        CloseCase(case_id="C-1", code=CloseCode.UNECONOMICAL, explanation="too far")
    )
    reopen = ReopenCase(
        case_id="C-1",
        reason="new address",
        consent_reference="M-7",
        consented_on=TODAY,
        partner_id="P-9",
    )
    with pytest.raises(AuthorityMissingError):
        careful.do(reopen)
    careful.do(power())
    careful.do(reopen)
    assert careful.state(CASE, "case:C-1").status is CaseStatus.ACTIVE


def test_a_partner_case_needs_those_of_its_submitters_client(careful: Platform) -> None:
    careful.accept("C-2", submitter_id="P-1")
    start, submitter = StartWork(case_id="C-2"), actor(Role.SUBMITTER, "P-1")
    with pytest.raises(AuthorityMissingError) as refusal:
        careful.do(start, by=submitter)
    assert refusal.value.client_id == "CL-C-2"
    careful.do(power("CL-C-2"))
    careful.do(start, by=submitter)
    assert careful.state(CASE, "case:C-2").status is CaseStatus.ACTIVE


def test_unless_told_nothing_is_needed(platform: Platform) -> None:
    platform.accept("C-1", submitter_id="P-1")
    platform.do(START, by=actor(Role.SUBMITTER, "P-1"))
    assert platform.state(CASE, "case:C-1").status is CaseStatus.ACTIVE


@dataclass
class TakenBackMeanwhile:
    """Lets the client take its papers back while a command is decided, once."""

    platform: Platform
    asked: int = 0

    def __call__(self, asked: AuthorityAsked, /) -> AuthorityDecision:
        self.asked += 1
        if self.asked == 1:
            self.platform.do(INVALIDATE)
        return NEEDED(asked)


def test_papers_that_are_taken_back_meanwhile_do_not_suffice(careful: Platform) -> None:
    careful.do(power())
    policy = TakenBackMeanwhile(careful)
    meanwhile = replace(careful.door, policies=Policies(authority=policy))
    with pytest.raises(AuthorityMissingError):
        meanwhile.execute(START, by=COLLECTOR, command_id="start")
    assert policy.asked == 2


def test_papers_are_listed_as_they_stand_on_a_day(careful: Platform) -> None:
    careful.do(power(valid_days=30))
    careful.do(power("CL-2", valid_days=10))
    questions = careful.door.questions()
    month = TODAY + timedelta(days=30)
    assert [x.client_id for x in questions.authority(TODAY)] == ["CL-1", "CL-2"]
    (own,) = questions.authority(TODAY, "CL-1")
    assert (own.standing, own.last_on) == (PaperStanding.IN_FORCE, month)
    expiring = questions.authority(TODAY, expiring_by=month)
    assert [x.client_id for x in expiring] == ["CL-2", "CL-1"]
    assert questions.authority(TODAY, "CL-1", expiring_by=month - DAY) == ()
    (later,) = questions.authority(month + DAY, "CL-1")
    assert later.standing is PaperStanding.EXPIRED


def test_the_listing_and_the_history_go_back_in_time(careful: Platform) -> None:
    careful.do(power())
    signed_at = careful.clock.now
    careful.clock.now += DAY
    careful.do(INVALIDATE, by=actor(Role.CLIENT, "CL-1"))
    (now,) = careful.door.questions().authority(TODAY + DAY, "CL-1")
    assert (now.standing, now.reason) == (PaperStanding.INVALIDATED, "revoked")
    for then in (
        careful.door.questions(as_known_at=signed_at),
        careful.door.questions(as_of=TODAY),
    ):
        (paper,) = then.authority(TODAY + DAY, "CL-1")
        assert paper.standing is PaperStanding.IN_FORCE
        (entry,) = then.authority_history("CL-1")
        assert entry.what == "authority.authority_recorded"
    assert len(careful.door.questions().authority_history("CL-1")) == 2


def test_a_signer_is_sealed_until_asked_for(careful: Platform) -> None:
    careful.do(power())
    questions = careful.door.questions()
    (paper,) = questions.authority(TODAY)
    assert isinstance(paper.signer, Sealed)
    assert questions.revealed(paper).signer == personal("CO-1", "Ida Brandt")
