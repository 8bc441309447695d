"""What a policy decided."""

from debt_domain.values.policy import PolicyDecision, PolicyInput


def test_a_policy_without_reasons_allows() -> None:
    looked_at = (PolicyInput(name="age_days", value="60"),)
    assert PolicyDecision(policy="intake", version=1, inputs=looked_at).allowed


def test_a_reason_is_against_it() -> None:
    against = PolicyDecision(policy="intake", version=1, reasons=("time-barred",))
    assert not against.allowed
