"""A decision record as a Word file: the least that Office Open XML asks for (ECMA-376), by the standard library alone.

The same lines make the same bytes in every Python, since nothing is compressed. This module runs unchanged in the
reader's browser, where it is imported only when somebody asks for the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from decision_aids import record_text
from decision_aids.markup import text as escaped
from decision_aids.stored_zip import stored

if TYPE_CHECKING:
    from collections.abc import Iterable

    from decision_aids.record_text import Line

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_STYLES = {record_text.TITLE: "Title", record_text.HEADING: "Heading1"}

_PARTS = {
    "[Content_Types].xml": f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>""",
    "_rels/.rels": f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="r1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>""",
    "word/_rels/document.xml.rels": f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="r1" Type="{_OFFICE}/relationships/styles" Target="styles.xml"/></Relationships>""",
    # Headings by their style, so that a screen reader can go from one to the next, and the language it is to read in.
    "word/styles.xml": f"""{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="24"/><w:lang w:val="en-GB"/></w:rPr>\
</w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>\
<w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>\
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>\
<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr>\
<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style></w:styles>""",
}


def document(lines: Iterable[Line]) -> bytes:
    """The bytes of a Word file with a paragraph for each line."""
    body = "".join(_paragraph(one) for one in lines)
    parts = {**_PARTS, "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'}
    return stored({name: text.encode() for name, text in parts.items()})


def _paragraph(line: Line) -> str:
    style = _STYLES.get(line.kind)
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    text = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escaped(_printable(one))}</w:t>' for one in line.text.split("\n")
    )
    return f"<w:p>{named}<w:r>{text}</w:r></w:p>"


def _printable(text: str) -> str:
    """A text in which each character that XML 1.0 (section 2.2) cannot hold is replaced by a sign that it was there."""
    return "".join(one if _holds(ord(one)) else "\ufffd" for one in text)


def _holds(code: int) -> bool:
    return code == 0x9 or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF  # noqa: PLR2004 - XML's own
