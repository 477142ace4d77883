"""The results of what was asked of one file, each under its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Results:
    """What has been worked out from one file: some of it known at once, the rest brought when it is first asked for."""

    def __init__(self, known: dict[str, Any] | None = None, later: Callable[[], dict[str, Any]] | None = None) -> None:
        """Nothing is known of a file that was not met before."""
        self._known = known or {}
        self._later = later
        self.has_more = False

    def of(self, name: str, compute: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever compute makes
        """The result of a name, worked out now if it is not known."""
        if name not in self._known:
            self.all()
        if name not in self._known:
            self._known[name] = compute()
            self.has_more = True
        return self._known[name]

    def all(self) -> dict[str, Any]:
        """Every result by its name."""
        if self._later is not None:
            later, self._later = self._later, None
            self._known = {**later(), **self._known}
        return self._known

    @property
    def is_whole(self) -> bool:
        """Whether everything that is known has been brought."""
        return self._later is None
