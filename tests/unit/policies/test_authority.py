"""Which papers a country needs."""

from datetime import date

from debt_domain.policies.authority import AuthorityByCountry, AuthorityNeeds
from debt_domain.values.authority import (
    AuthorityAsked,
    AuthorityKind,
    AuthorityStep,
)
from debt_domain.values.policy import PolicyInput

AGREEMENT, POWER = AuthorityKind.AGREEMENT, AuthorityKind.POWER_OF_ATTORNEY
DAY = date(2026, 3, 2)
POLICY = AuthorityByCountry(
    version=4,
    countries={
        "ES": AuthorityNeeds(to_start_work=(AGREEMENT, POWER), to_file_claim=(POWER,))
    },
    elsewhere=AuthorityNeeds(to_start_work=(AGREEMENT,)),
)


def asked(
    country: str,
    *in_force: AuthorityKind,
    step: AuthorityStep = AuthorityStep.START_WORK,
) -> AuthorityAsked:
    papers = dict.fromkeys(in_force, 3)
    return AuthorityAsked(step=step, country=country, on=DAY, in_force=papers)


def test_each_missing_paper_is_named() -> None:
    answer = POLICY(asked("ES"))
    assert answer.missing == (AGREEMENT, POWER)
    assert answer.decision.reasons == (
        "AGREEMENT is not in force on 2026-03-02",
        "POWER_OF_ATTORNEY is not in force on 2026-03-02",
    )


def test_what_is_in_force_is_not_missing() -> None:
    assert POLICY(asked("ES", AGREEMENT)).missing == (POWER,)
    assert POLICY(asked("ES", AGREEMENT, POWER)).decision.allowed


def test_court_has_needs_of_its_own() -> None:
    answer = POLICY(asked("ES", step=AuthorityStep.FILE_CLAIM))
    assert answer.missing == (POWER,)


def test_other_countries_need_what_is_needed_elsewhere() -> None:
    assert POLICY(asked("DE")).missing == (AGREEMENT,)
    assert POLICY(asked("DE", step=AuthorityStep.FILE_CLAIM)).decision.allowed


def test_unless_told_nothing_is_needed() -> None:
    assert AuthorityByCountry()(asked("ES")).decision.allowed


def test_the_decision_keeps_the_policy_its_version_and_its_inputs() -> None:
    decision = POLICY(asked("ES", POWER)).decision
    assert (decision.policy, decision.version) == ("authority_by_country", 4)
    assert decision.inputs == (
        PolicyInput(name="step", value="START_WORK"),
        PolicyInput(name="debtor_country", value="ES"),
        PolicyInput(name="on", value="2026-03-02"),
        PolicyInput(name="needed", value="AGREEMENT, POWER_OF_ATTORNEY"),
        PolicyInput(name="in_force", value="POWER_OF_ATTORNEY 3"),
    )
