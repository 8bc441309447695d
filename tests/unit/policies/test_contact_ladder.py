import pytest

from debt_domain.case.model import ActivityKind, LadderStep
from debt_domain.case.parts import Outreach
from debt_domain.policies.contact_ladder import StandardContactLadder
from debt_domain.values.policy import PolicyInput

CHANNELS = frozenset({ActivityKind.CALL, ActivityKind.LETTER})
DONE = Outreach(attempts=3, channels=CHANNELS, client_informed=True)


def test_a_whole_ladder_is_allowed_and_its_inputs_are_kept() -> None:
    decision = StandardContactLadder()(DONE)
    assert decision.allowed
    assert decision.inputs == (
        PolicyInput(name="attempts", value="3"),
        PolicyInput(name="channels", value="CALL, LETTER"),
        PolicyInput(name="client_informed", value="true"),
    )


@pytest.mark.parametrize(
    ("outreach", "reason"),
    [
        (
            Outreach(attempts=2, channels=CHANNELS, client_informed=True),
            "the debtor was contacted 2 times, under 3",
        ),
        (
            Outreach(
                attempts=3,
                channels=frozenset({ActivityKind.CALL}),
                client_informed=True,
            ),
            "the debtor was sought 1 ways, under 2",
        ),
        (
            Outreach(attempts=3, channels=CHANNELS),
            "the client was not informed",
        ),
    ],
)
def test_each_missing_step_is_named(outreach: Outreach, reason: str) -> None:
    assert StandardContactLadder()(outreach).reasons == (reason,)


def test_another_policy_asks_for_less() -> None:
    policy = StandardContactLadder(version=2, attempts=1, channels=1)
    one = Outreach(attempts=1, channels=CHANNELS, client_informed=True)
    assert policy(one).allowed
    assert policy(one).version == 2


@pytest.mark.parametrize(
    ("outreach", "step"),
    [
        (Outreach(), LadderStep.INFORMATION_GATHERING),
        (
            Outreach(attempts=2, channels=frozenset({ActivityKind.CALL})),
            LadderStep.INITIAL_CONTACT,
        ),
        (Outreach(attempts=2, channels=CHANNELS), LadderStep.SECOND_ATTEMPT),
        (Outreach(attempts=3, channels=CHANNELS), LadderStep.FURTHER_ATTEMPTS),
        (DONE, LadderStep.CLIENT_INFORMED),
    ],
)
def test_the_case_knows_its_step(outreach: Outreach, step: LadderStep) -> None:
    assert outreach.step is step
