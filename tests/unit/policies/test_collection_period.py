"""A collector has a case as long as the host's policy says."""

import pytest
from pydantic import ValidationError

from debt_domain.case.model import CollectionPeriodTerms
from debt_domain.policies.collection_period import StandardCollectionPeriod
from debt_domain.testing.partner_cases import case_figures


def test_without_a_host_s_figures_no_period_runs() -> None:
    terms = StandardCollectionPeriod()(case_figures())
    assert (terms.days, terms.extension_days) == (None, 30)


def test_the_answer_keeps_the_policy_and_its_version() -> None:
    policy = StandardCollectionPeriod(version=2, days=90, extension_days=60)
    assert policy(case_figures()) == CollectionPeriodTerms(
        policy="standard_collection_period", version=2, days=90, extension_days=60
    )


def test_it_is_the_same_for_every_case() -> None:
    policy = StandardCollectionPeriod(days=90)
    assert policy(case_figures(country="NO")) == policy(case_figures(country="DE"))


@pytest.mark.parametrize(
    "policy",
    [StandardCollectionPeriod(days=0), StandardCollectionPeriod(extension_days=-1)],
)
def test_a_period_is_a_day_at_least(policy: StandardCollectionPeriod) -> None:
    with pytest.raises(ValidationError):
        policy(case_figures())
