"""The split of a case changes by consent of those whose share falls."""

from datetime import timedelta
from fractions import Fraction

import pytest

from debt_domain.partner_case.commands import AdjustSplit
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import (
    AdjustedSharesError,
    AdjustmentBeforeSubmissionError,
    AdjustmentIdReusedError,
    ConsentRequiredError,
    LegalPartnerMissingError,
    WrongStatusError,
)
from debt_domain.partner_case.events import PartnerCaseEvent, SplitAdjusted
from debt_domain.partner_case.model import (
    Consent,
    PartnerCaseContext,
    PartyShare,
    SplitOccasion,
)
from debt_domain.testing import TODAY, Given, a_context
from debt_domain.testing.partner_cases import (
    partner_case_accepted,
    partner_case_submitted,
    rate_terms,
)
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.rate_terms import RateTerms, RevenueModel, SplitBasis
from debt_domain.values.resolved_terms import SplitParty
from debt_domain.values.split import Split

A, P, L = SplitParty.SUBMITTER, SplitParty.PLATFORM, SplitParty.LEGAL
CONTEXT = a_context(PartnerCaseContext, legal_partner_id="L-1")


def shares(**given: str) -> tuple[PartyShare, ...]:
    parties = {"a": A, "p": P, "l": L, "c": SplitParty.CLIENT}
    return tuple(
        PartyShare(party=parties[name], share=Fraction(share))
        for name, share in given.items()
    )


def consents(*parties: SplitParty) -> tuple[Consent, ...]:
    return tuple(
        Consent(party=party, reference="mail 7", given_on=TODAY) for party in parties
    )


def adjust(
    new: tuple[PartyShare, ...], *parties: SplitParty, days: int = 0
) -> AdjustSplit:
    return AdjustSplit(
        case_id="C-1",
        adjustment_id="SPLIT-1",
        shares=new,
        effective_on=TODAY + timedelta(days=days),
        reason="more work",
        consents=consents(*parties),
    )


def history(terms: RateTerms | None = None) -> tuple[PartnerCaseEvent, ...]:
    return (partner_case_submitted(terms), partner_case_accepted(terms))


def adjusted(command: AdjustSplit, terms: RateTerms | None = None) -> SplitAdjusted:
    (event,) = Given(PARTNER_CASE, history(terms), CONTEXT).when(command).events
    assert isinstance(event, SplitAdjusted)
    return event


def test_the_party_whose_share_falls_agrees() -> None:
    event = adjusted(adjust(shares(a="1/2", p="1/2"), A))
    assert event.terms.split == Split.of((A.value, 1), (P.value, 1))
    assert event.occasion is SplitOccasion.AGREEMENT
    assert (event.terms.costs_first, event.legal_partner_id) == (False, None)
    assert event.takes_effect_on() is None


def test_a_legal_part_is_named_last_and_lets_costs_come_first() -> None:
    event = adjusted(adjust(shares(l="1/5", p="3/10", a="1/2"), A, P))
    assert event.terms.split == Split.of((A.value, 5), (P.value, 3), (L.value, 2))
    assert (event.terms.costs_first, event.legal_partner_id) == (True, "L-1")


def test_a_service_fee_names_the_platform_first_still() -> None:
    terms = rate_terms(RevenueModel.SERVICE_FEE)
    event = adjusted(adjust(shares(a="1/2", p="1/2"), A), terms)
    assert event.terms.split.parties == (P.value, A.value)


def test_the_clients_part_of_a_commission_stays() -> None:
    terms = rate_terms(
        split_basis=SplitBasis.COMMISSION, commission_rate=Fraction(1, 4)
    )
    event = adjusted(adjust(shares(a="1/2", p="1/2"), A), terms)
    client = SplitParty.CLIENT.value
    assert event.terms.split == Split.of((client, 6), (A.value, 1), (P.value, 1))


def test_who_has_not_agreed_is_named() -> None:
    command = adjust(shares(a="1/2", p="3/10", l="1/5"), A)
    outcome = Given(PARTNER_CASE, history(), CONTEXT).when(command)
    assert outcome.then_refused(ConsentRequiredError).parties == (P,)
    outcome = Given(PARTNER_CASE, history(), CONTEXT).when(adjust(shares(p="1")))
    assert outcome.then_refused(ConsentRequiredError).parties == (A,)


@pytest.mark.parametrize(
    "new",
    [
        shares(a="1/2"),
        shares(a="3/2", p="-1/2"),
        shares(a="1/2", c="1/2"),
        (*shares(a="1/2"), *shares(a="1/2")),
    ],
)
def test_the_new_shares_make_a_whole(new: tuple[PartyShare, ...]) -> None:
    outcome = Given(PARTNER_CASE, history(), CONTEXT).when(adjust(new, A, P))
    refusal = outcome.then_refused(AdjustedSharesError)
    assert refusal.total == sum(x.share for x in new)


def test_a_legal_share_is_somebodys() -> None:
    given = Given(PARTNER_CASE, history(), a_context(PartnerCaseContext))
    command = adjust(shares(a="1/2", p="3/10", l="1/5"), A, P)
    given.when(command).then_refused(LegalPartnerMissingError)


def test_a_split_does_not_change_before_the_submission() -> None:
    command = adjust(shares(a="1/2", p="1/2"), A, days=-1)
    outcome = Given(PARTNER_CASE, history(), CONTEXT).when(command)
    refusal = outcome.then_refused(AdjustmentBeforeSubmissionError)
    assert refusal.submitted_on == TODAY


def test_the_same_adjustment_again_changes_nothing() -> None:
    command = adjust(shares(a="1/2", p="1/2"), A)
    given = Given(PARTNER_CASE, (*history(), adjusted(command)), CONTEXT)
    given.when(command).then()


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("shares", shares(a="1/3", p="2/3")),
        ("effective_on", TODAY + timedelta(days=1)),
        ("reason", "less work"),
        ("consents", ()),
    ],
)
def test_another_adjustment_has_another_id(field: str, other: object) -> None:
    command = adjust(shares(a="1/2", p="1/2"), A)
    given = Given(PARTNER_CASE, (*history(), adjusted(command)), CONTEXT)
    outcome = given.when(command.model_copy(update={field: other}))
    refusal = outcome.then_refused(AdjustmentIdReusedError)
    assert (refusal.adjustment_id, refusal.fields) == ("SPLIT-1", (field,))


def test_a_case_has_terms_once_it_is_accepted() -> None:
    given = Given(PARTNER_CASE, (partner_case_submitted(),), CONTEXT)
    command = adjust(shares(a="1/2", p="1/2"), A)
    given.when(command).then_refused(WrongStatusError)


def test_a_submitter_does_not_adjust() -> None:
    context = a_context(PartnerCaseContext, Role.SUBMITTER, "P-1")
    command = adjust(shares(a="1"), P)
    outcome = Given(PARTNER_CASE, history(), context).when(command)
    outcome.then_refused(RoleNotAllowedError)
