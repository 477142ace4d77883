"""The deadlines that are held, against those of `domain.md` (C9) typed from it: a slip in one would move every date."""

from pathlib import Path

import pytest

from decision_aids import deadlines
from schemas import register

DAY = "2026-11-26"
HELD, _ = register.load(Path("data"))
AWARE, PUBLISHED = "local-authority-aware-of-serious-incident", "practice-review-published"
ASKED = "information-request-received"


@pytest.mark.parametrize(
    ("address", "count", "unit", "key", "event"),
    [
        ("west-sussex/deadlines#written-follow-up", 24, "hour", "after", "telephone-referral-made"),
        ("west-sussex/deadlines#outcome-to-referrer", 1, "working-day", "after", "referral-received"),
        ("england/deadlines#outcome-to-referrer", 1, "working-day", "after", "referral-received"),
        ("west-sussex/deadlines#tell-of-a-breach", 24, "hour", "after", "breach-known"),
        ("england/deadlines#report-a-breach-to-the-commissioner", 72, "hour", "after", "breach-known"),
        ("england/deadlines#finish-the-assessment", 45, "working-day", "after", "referral-received"),
        ("england/deadlines#notify-the-national-panel", 5, "working-day", "after", AWARE),
        ("england/deadlines#tell-the-partners-of-a-serious-incident", 5, "working-day", "after", AWARE),
        ("england/deadlines#finish-the-rapid-review", 15, "working-day", "after", AWARE),
        ("england/deadlines#publish-the-practice-review", 6, "month", "after", "practice-review-decided"),
        ("england/deadlines#send-the-practice-review-ahead", 7, "working-day", "before", PUBLISHED),
        ("rotherham/deadlines#review-report-before-publication", 7, "working-day", "before", PUBLISHED),
        ("england/deadlines#send-the-yearly-report", 7, "day", "after", "yearly-report-published"),
        ("rotherham/deadlines#yearly-report-sent", 7, "day", "after", "yearly-report-published"),
        ("west-sussex/deadlines#agreement-review", 2, "year", "after", "agreement-reviewed"),
        ("west-sussex/deadlines#framework-review", 1, "year", "after", "framework-reviewed"),
        ("rotherham/deadlines#brief-review-of-the-arrangements", 6, "month", "after", "arrangements-started"),
        ("rotherham/deadlines#full-review-of-the-arrangements", 1, "year", "after", "arrangements-started"),
        ("east-sussex/deadlines#section-11-self-evaluation", 2, "year", "after", "last-section-11-self-evaluation"),
        ("rotherham/deadlines#childrens-home-self-assessment", 2, "year", "after", "home-last-assessed-itself"),
        ("east-sussex/deadlines#child-death-information", 3, "week", "after", "child-death-information-requested"),
        ("west-sussex/deadlines#scrutiny-scope", 3, "month", "before", "scrutiny-event"),
        ("west-sussex/deadlines#scrutiny-evidence", 1, "month", "before", "scrutiny-event"),
        ("east-midlands/deadlines#review-report", 10, "working-day", "after", "review-visits-ended"),
        ("east-midlands/deadlines#visit-report", 1, "working-week", "after", "assurance-visit-ended"),
        ("east-midlands/deadlines#visit-information-set", 1, "month", "before", "visit-window-opens"),
        ("england/deadlines#answer-a-freedom-of-information-request", 20, "working-day", "after", ASKED),
        # The Information Commissioner's page on the right of access: one month from the day of receipt.
        ("england/deadlines#answer-a-request-for-own-information", 1, "month", "after", ASKED),
    ],
)
def test_a_deadline_is_as_long_as_its_source_has_it(address: str, count: int, unit: str, key: str, event: str) -> None:
    record = HELD.records[address]
    # A historic one stands as it was printed, from no day on.
    details = record.on(DAY) or record.value["dated"][-1]
    assert (details["count"], details["unit"], details[key]) == (count, unit, event)
    assert "by" not in details


def test_the_yearly_report_is_due_by_the_30_september_after_its_financial_year() -> None:
    details = HELD.records["england/deadlines#publish-the-yearly-report"].on(DAY)
    assert details is not None
    assert (details["by"], details["after"]) == ("30 September", "financial-year-ended")
    # D-11 of domain.md: a financial year ends on 31 March. Six months, as it was written before, end on the same day.
    for year in range(2024, 2034):
        by, six = (
            deadlines.due(rule, f"{year}-03-31", None).at
            for rule in (deadlines.rule_as_written(details), deadlines.Rule(count=6, unit="month"))
        )
        assert by == six == f"{year}-09-30"


def test_only_the_answer_to_a_request_for_ones_own_information_moves_on_from_a_closed_day() -> None:
    # The Information Commissioner's page on the right of access; no other source that is held says such a thing.
    moving = {
        (str(one.address), details["if_closed"], details["calendar"])
        for one in HELD.records_of("deadlines")
        for details in one.value["dated"]
        if "if_closed" in details
    }
    assert moving == {
        (
            "england/deadlines#answer-a-request-for-own-information",
            "next-working-day",
            "england/calendars#england-working-days",
        )
    }
