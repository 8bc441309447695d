"""A partner submits cases of its clients once nothing is missing any more."""

from datetime import date, timedelta

import pytest

from debt_domain.agreement.commands import (
    AgreeClause,
    AgreementCommand,
    AmendRates,
    ApproveShadowClients,
    CompleteOnboarding,
    ConfirmThreshold,
    EndAgreement,
    ResumeAgreement,
    SignAgreement,
    SuspendAgreement,
)
from debt_domain.agreement.errors import ThresholdNotMetError
from debt_domain.agreement.model import Clause
from debt_domain.case.commands import AcceptCase
from debt_domain.partner_case.errors import SubmissionNotAllowedError
from debt_domain.partner_case.events import PartnerCaseAccepted
from debt_domain.partner_case.model import MissingRequirement
from debt_domain.testing import TODAY, submit_case
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.partner_submission import (
    Branding,
    Handling,
    PartnerSubmission,
)
from tests.application_support import Platform

TOMORROW = TODAY + timedelta(days=1)
SUBMISSION = submit_case(submitter_id="P-9")


def signed(on: date = TODAY, *clauses: Clause) -> SignAgreement:
    return SignAgreement(partner_id="P-9", clauses=clauses, starts_on=on)


def amended(on: date = TODAY) -> AmendRates:
    return AmendRates(partner_id="P-9", terms=rate_terms(), effective_from=on)


SIGNED = signed(TODAY, Clause.SHADOW_CLIENT, Clause.WHITE_LABEL)
ONBOARDED = CompleteOnboarding(partner_id="P-9")
CONFIRMED = ConfirmThreshold(partner_id="P-9", measure="cases", figure=9, threshold=5)
SUSPENDED = SuspendAgreement(
    partner_id="P-9", suspended_from=TODAY, reason="Open questions"
)
RESUMED = ResumeAgreement(partner_id="P-9", resumed_from=TODAY)
SUSPENDED_LATER = SUSPENDED.model_copy(update={"suspended_from": TOMORROW})
ENDED = EndAgreement(partner_id="P-9", last_day_on=TODAY, reason="Given notice")


@pytest.mark.parametrize(
    ("steps", "missing"),
    [
        ((), tuple(MissingRequirement)),
        (
            (
                signed(TOMORROW, Clause.SHADOW_CLIENT, Clause.WHITE_LABEL),
                ONBOARDED,
                CONFIRMED,
            ),
            (MissingRequirement.ACTIVE_AGREEMENT, MissingRequirement.RATES),
        ),
        (
            (signed(TODAY, Clause.WHITE_LABEL), amended(), ONBOARDED, CONFIRMED),
            (MissingRequirement.SHADOW_CLIENT_CLAUSE,),
        ),
        (
            (signed(TODAY, Clause.SHADOW_CLIENT), amended(), ONBOARDED, CONFIRMED),
            (MissingRequirement.WHITE_LABEL_CLAUSE,),
        ),
        ((SIGNED, ONBOARDED, CONFIRMED), (MissingRequirement.RATES,)),
        (
            (SIGNED, amended(TOMORROW), ONBOARDED, CONFIRMED),
            (MissingRequirement.RATES,),
        ),
        ((SIGNED, amended(), CONFIRMED), (MissingRequirement.ONBOARDING,)),
        ((SIGNED, amended(), ONBOARDED), (MissingRequirement.THRESHOLD,)),
        (
            (SIGNED, amended(), ONBOARDED, CONFIRMED, SUSPENDED),
            (MissingRequirement.ACTIVE_AGREEMENT,),
        ),
        (
            (signed(), SUSPENDED),
            tuple(MissingRequirement),
        ),
    ],
)
def test_each_missing_requirement_is_named(
    platform: Platform,
    steps: tuple[AgreementCommand, ...],
    missing: tuple[MissingRequirement, ...],
) -> None:
    for step in steps:
        platform.do(step)
    with pytest.raises(SubmissionNotAllowedError) as refusal:
        platform.do(SUBMISSION)
    assert refusal.value.missing == missing
    assert refusal.value.submitter_id == "P-9"


@pytest.mark.parametrize(
    "steps",
    [
        (SIGNED, amended(), ONBOARDED, CONFIRMED),
        (SIGNED, amended(), ONBOARDED, CONFIRMED, SUSPENDED, RESUMED),
        (SIGNED, amended(), ONBOARDED, CONFIRMED, SUSPENDED_LATER),
        (SIGNED, amended(), ONBOARDED, CONFIRMED, ENDED),
        (
            signed(),
            ApproveShadowClients(partner_id="P-9"),
            AgreeClause(partner_id="P-9", clause=Clause.WHITE_LABEL),
            amended(),
            ONBOARDED,
            CONFIRMED,
        ),
    ],
)
def test_with_everything_met_it_may_submit(
    platform: Platform, steps: tuple[AgreementCommand, ...]
) -> None:
    for step in steps:
        platform.do(step)
    platform.do(SUBMISSION)
    (row,) = platform.door.questions().partner_cases("P-9")
    assert row.case_id == "C-1"


def test_a_threshold_is_confirmed_by_figures_that_reach_it(platform: Platform) -> None:
    for step in (SIGNED, amended(), ONBOARDED):
        platform.do(step)
    short = CONFIRMED.model_copy(update={"figure": 4})
    with pytest.raises(ThresholdNotMetError) as refusal:
        platform.do(short)
    assert (refusal.value.figure, refusal.value.threshold) == (4, 5)
    with pytest.raises(SubmissionNotAllowedError) as missing:
        platform.do(SUBMISSION)
    assert missing.value.missing == (MissingRequirement.THRESHOLD,)


def test_under_the_platform_s_name_it_needs_no_white_label(platform: Platform) -> None:
    signed_plainly = signed(TODAY, Clause.SHADOW_CLIENT)
    for step in (signed_plainly, amended(), ONBOARDED, CONFIRMED):
        platform.do(step)
    branded = PartnerSubmission(
        submitter_id="P-9", handling=Handling.SELF, branding=Branding.PLATFORM
    )
    platform.do(submit_case(partner=branded))
    (row,) = platform.door.questions().partner_cases("P-9")
    assert row.case_id == "C-1"


def test_on_the_day_after_its_end_it_may_not(platform: Platform) -> None:
    for step in (SIGNED, amended(), ONBOARDED, CONFIRMED, ENDED, SUBMISSION):
        platform.do(step)
    platform.clock.now += timedelta(days=1)
    with pytest.raises(SubmissionNotAllowedError) as refusal:
        platform.do(submit_case("C-2", client_id="CL-2", submitter_id="P-9"))
    assert refusal.value.missing == (MissingRequirement.ACTIVE_AGREEMENT,)


def test_the_rates_of_the_day_of_submission_are_frozen(platform: Platform) -> None:
    for step in (SIGNED, amended(), ONBOARDED, CONFIRMED, SUBMISSION):
        platform.do(step)
    platform.do(amended(TOMORROW))
    platform.clock.now += timedelta(days=3)
    platform.do(AcceptCase(case_id="C-1"))
    (accepted,) = (x for x in platform.events() if isinstance(x, PartnerCaseAccepted))
    assert accepted.terms.terms_version == 1
