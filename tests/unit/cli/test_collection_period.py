"""The last day of a collector's time, where cases are shown."""

import json

from tests.unit.cli.conftest import Run


def test_the_case_and_the_dashboard_show_when_a_period_ends(
    debt_domain: Run, own_store: str
) -> None:
    store = ("--store", own_store)
    assert "Period ends" not in debt_domain("dashboard", *store).stdout
    given = ("do", "assign_partner", "--case-id", "sample-01", "--partner-id", "fjord")
    debt_domain(*given, "--collection-days", "60", *store)
    start = ("do", "start_work", "--case-id", "sample-01", "--by", "COLLECTOR:fjord")
    assert debt_domain(*start, *store).exit_code == 0
    shown = json.loads(debt_domain("case", "sample-01", "--json", *store).stdout)
    ends_on = shown["period_ends_on"]
    text = debt_domain("case", "sample-01", *store).stdout
    assert f"Collection period ends on {ends_on}\n" in text
    dashboard = debt_domain("dashboard", *store).stdout
    assert "Period ends" in dashboard.splitlines()[0]
    assert dashboard.count(ends_on) == 1
    cases = json.loads(debt_domain("dashboard", "--json", *store).stdout)["cases"]
    periods = {row["case_id"]: row["period_ends_on"] for row in cases}
    assert [x for x, day in periods.items() if day] == ["sample-01"]
    assert periods["sample-01"] == ends_on
    sent_home = debt_domain(*given[:4], "--partner-id", "nordlys", *store)
    assert "case.collection_period_running" in sent_home.output
