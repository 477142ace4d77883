"""What the reader's browser may load and run: the Content-Security-Policy, with the few inline scripts it allows.

Material for MkDocs puts three small scripts of its own into each page. They are known here by their digests; any other
inline script stops the build, so that nobody can slip one in through a page's text.
"""

import base64
import hashlib
import re

from decision_aids.markup import Html, element

#: Sent by the host with the worker's own file, since a worker takes its policy from its own response.
WORKER = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

#: A file that many hosts read. A policy in a page cannot forbid framing, so that stands here.
HEADERS = f"""\
/*
  Content-Security-Policy: frame-ancestors 'none'
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
/assets/engine/*
  Cache-Control: public, max-age=31536000, immutable
/sw.js
  Content-Security-Policy: default-src 'none'; connect-src 'self'
  Cache-Control: no-cache
/assets/worker.js
  Content-Security-Policy: {WORKER}
"""

# The SHA-256 of each known script of Material 9.8.1 by what it does, the page's path to the site's root taken out.
KNOWN = {
    "remembers settings": "7eb3684fdacd2881f67b9428983273a29d8774d8bc82622af9b65a8ec1032a90",
    "sets the colour scheme": "0eb10c249dbdb0beef225a10ce5cbe55418cc4a7014cc208f8e7d6ed8f00906e",
    "opens a linked tab": "ffcc0f7735fdab434d257c80e65cec2e88d716991e69757185b7e450e41a5b2f",
}

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""", re.IGNORECASE)
# Material's first script names the path from the page to the site's root: dots and slashes, or a path on the 404 page.
_ROOT = re.compile(r'new URL\("(?!//)[A-Za-z0-9._~/-]*",location\)')


class UnknownScriptError(Exception):
    """A page holds an inline script that nobody has looked at, or a style that the policy would refuse."""


def inline_scripts(page: str) -> tuple[str, ...]:
    """The text of every script in a page that a browser would run and that has no file of its own.

    A block of data, such as Material's configuration in JSON, is never run.
    """
    found = []
    for attributes, text in _SCRIPT.findall(page):
        given = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(attributes)}
        if "src" not in given and given.get("type") != "application/json":
            found.append(text)
    return tuple(found)


def known_as(script: str) -> str:
    """The digest under which a script is known: of its text with the page's path to the root taken out."""
    return hashlib.sha256(_ROOT.sub('new URL("",location)', script).encode()).hexdigest()


def policy(page: str) -> str:
    """The policy of one page, which allows exactly the known scripts that stand in it.

    Raises:
        UnknownScriptError: an inline script is not one of the known ones.

    """
    scripts = inline_scripts(page)
    for one in scripts:
        if known_as(one) not in KNOWN.values():
            message = (
                f"There is an inline script that nobody has looked at ({known_as(one)}): {one.strip()[:80]!r}. "
                "Move it into a file under content/assets. If it is a new version of one of Material's own, read it, "
                "then put its digest into KNOWN in macros/policy.py."
            )
            raise UnknownScriptError(message)
    digests = sorted({base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts})
    allowed = " ".join(("'self'", *(f"'sha256-{one}'" for one in digests)))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {allowed}",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def with_policy(page: str) -> str:
    """A finished page with its policy as the first thing after its character set, before anything is loaded.

    Raises:
        UnknownScriptError: an inline script is not one of the known ones.
        ValueError: the page does not name its character set where the theme puts it.

    """
    charset = '<meta charset="utf-8">'
    if page.count(charset) != 1:
        message = "The page does not name its character set exactly once, so its policy has no place to stand."
        raise ValueError(message)
    meta: Html = element("meta", http_equiv="Content-Security-Policy", content=policy(page))
    return page.replace(charset, charset + meta)
