"""What the tests of the site share: the pages of the real data on one day, and copies of the repo to change."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import building
from macros.building import Made
from macros.page import Page
from schemas import register
from schemas.register import Register
from tests.unpublished import AS_UNPUBLISHED

REPO = Path(__file__).parents[2]
TODAY = "2026-11-27"


def make(data: Path, today: str = TODAY) -> Made:
    register, aids, problems = building.read(data, today)
    assert not [one for one in problems if one.severity == "error"], problems
    return building.make(register, aids, today, REPO)


@pytest.fixture(scope="session")
def held() -> Register:
    """The shipped data, read once."""
    return register.load(REPO / "data")[0]


@pytest.fixture(scope="session")
def made() -> Made:
    return make(REPO / "data")


def page(made: Made, uri: str) -> Page:
    """The page at an address."""
    (found,) = [one for one in made.pages if one.uri == uri]
    return found


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(REPO / "data", tmp_path / "data", ignore=AS_UNPUBLISHED))


@pytest.fixture
def remade(data: Path) -> Callable[..., Made]:
    """The pages of the copied data, after the test has changed it."""
    return lambda today=TODAY: make(data, today)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repo to build from."""
    root = tmp_path_factory.mktemp("repo")
    for name in ("data", "schemas", "decision_aids", "macros", "content"):
        shutil.copytree(REPO / name, root / name, ignore=AS_UNPUBLISHED)
    # The tutorial shows the files of the fictional partnership.
    shutil.copytree(REPO / "tests" / "partnership", root / "tests" / "partnership")
    for name in ("mkdocs.yml", "package-lock.json"):
        shutil.copy(REPO / name, root / name)
    (REPO / ".cache").mkdir(exist_ok=True)
    for name in ("node_modules", ".cache"):
        (root / name).symlink_to(REPO / name)
    return root


@pytest.fixture(scope="module")
def build(copy: Path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Build the copy into its ``site`` folder, or another, as strictly as the code host does."""

    def run(builder: str = "mkdocs", into: str = "site") -> "subprocess.CompletedProcess[str]":
        # Read from the copy's own folder first, so that it is the copy that is tested.
        options = ("--strict", "--config-file", "mkdocs.yml", "--site-dir", into)
        command = [sys.executable, "-m", builder, "build", *options]
        environment = {**os.environ, "HANDRAIL_TODAY": TODAY, "CI": "true", "NO_MKDOCS_2_WARNING": "1"}
        return subprocess.run(
            command, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=300
        )

    return run
