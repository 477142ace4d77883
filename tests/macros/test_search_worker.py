"""What is searched with is one script, the theme's part and ours."""

from pathlib import Path

import pytest

from macros import search_worker


def test_what_orders_the_answers_is_one_script_with_the_worker_of_the_theme(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "assets/finding.js", tmp_path / "assets/javascripts/workers/search.1a2b.min.js"
    theirs.parent.mkdir(parents=True)
    ours.write_text("ours();")
    theirs.write_text("theirs();")
    search_worker.join(tmp_path)
    assert theirs.read_text() == "ours();\ntheirs();"
    assert not ours.exists()


@pytest.mark.parametrize("missing", ["assets/finding.js", "assets/javascripts/workers/search.1a2b.min.js"])
def test_a_site_in_which_one_of_the_two_is_missing_is_no_site(tmp_path: Path, missing: str) -> None:
    for one in {"assets/finding.js", "assets/javascripts/workers/search.1a2b.min.js"} - {missing}:
        (tmp_path / one).parent.mkdir(parents=True)
        (tmp_path / one).write_text("")
    with pytest.raises(FileNotFoundError):
        search_worker.join(tmp_path)
