"""A record that was saved from an aid is checked in the browser, by whoever has the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.test_keeping import OUTCOME, REASON, to_a_record

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Reader


def saved(reader: Reader, folder: Path) -> Path:
    """The file of a record, as the aid gives it."""
    page = to_a_record(reader)
    page.get_by_role("button", name="Make the record").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Save as a file that can be checked later").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_a_saved_record_is_found_from_about_and_says_what_it_said_and_what_today_would_say(
    reader: Reader, tmp_path: Path
) -> None:
    file = saved(reader, tmp_path)
    page = reader.open("/about/")
    page.get_by_role("link", name="checked here").click()
    page.get_by_label("The record's file").set_input_files(file)
    heading = page.locator("#reopened h2")
    expect(heading).to_have_text("This record is as it was saved", timeout=60_000)
    expect(heading).to_be_focused()
    told = page.locator("#reopened")
    expect(told).to_contain_text("This does not show who made it, or when.")
    expect(told).to_contain_text("That edition is still the one to use, so today it would say the same")
    expect(told.locator("pre")).to_contain_text(OUTCOME)
    expect(told.locator("pre")).to_contain_text(REASON)


def test_a_changed_record_and_then_another_file_are_each_told_what_they_are(reader: Reader, tmp_path: Path) -> None:
    file = saved(reader, tmp_path)
    file.write_bytes(file.read_bytes().replace(REASON.encode(), b"The school nurse rang back"))
    other = tmp_path / "photo.json"
    other.write_bytes(b"\xff\xd8\xff\xe0 no text at all")
    page = reader.open("/record/")
    page.get_by_label("The record's file").set_input_files(file)
    told = page.locator("#reopened")
    expect(told.get_by_role("heading")).to_have_text("This record cannot be relied on as it is", timeout=60_000)
    expect(told).to_contain_text("so it has been changed since it was saved.")
    expect(told.locator("pre")).to_have_count(0)
    page.get_by_label("The record's file").set_input_files(other)
    expect(told).to_contain_text("This record is not text: byte 1 is not UTF-8.")


def test_where_no_engine_starts_the_page_says_who_can_check_it(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    file.write_text("{}", encoding="utf-8")
    reader.context.route("**/worker.js", lambda route: route.abort())
    page = reader.open("/record/")
    page.get_by_label("The record's file").set_input_files(file)
    expect(page.locator("#reopen-status")).to_have_text(
        "It could not be checked on this device. Give the file to those who keep these pages."
    )
    reader.complaints.clear()  # the browser's own word on what did not come


def test_without_javascript_the_page_says_who_can_check_it(paper_reader: Reader) -> None:
    page = paper_reader.open("/record/")
    expect(page.get_by_label("The record's file")).to_be_hidden()
    expect(page.locator("main")).to_contain_text("give the file to those who keep these pages")
