"""The deadlines that are held, against those of `domain.md` (C9) typed from it: a slip in one would move every date."""

from pathlib import Path

import pytest

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
        # 30 September is six months after 31 March.
        ("england/deadlines#publish-the-yearly-report", 6, "month", "after", "financial-year-ended"),
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
