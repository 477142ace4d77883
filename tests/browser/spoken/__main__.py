"""Write the spoken scripts again, from the site as it is now: ``python -m tests.browser.spoken [NAME …]``.

Read what has changed as a listener would, before you commit it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import ARGUMENTS, chromium
from tests.browser.server import serve
from tests.browser.spoken import walks


def main() -> None:
    """Build the site for the day of the tests, listen, and say what was written."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.spoken", description=__doc__)
    parser.add_argument("name", nargs="*", choices=[[], *walks.NAMES], help="a script; every one if left out")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "HANDRAIL_TODAY": walks.NOW.date().isoformat(), "NO_MKDOCS_2_WARNING": "1"}
        build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        subprocess.run(build, env=environment, check=True)
        with serve(Path(folder)) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(chromium()), args=ARGUMENTS)
            for name in asked.name or walks.NAMES:
                with browser.new_context(service_workers="block", viewport=walks.SCREEN) as context:
                    text = walks.script(context.new_page(), server.url, name)
                file = walks.place(name)
                before = file.read_text(encoding="utf-8") if file.exists() else ""
                file.write_text(text, encoding="utf-8")
                print(f"{name}: {'as it was' if text == before else 'written'}.")
            browser.close()


if __name__ == "__main__":
    main()
