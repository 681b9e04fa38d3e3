"""Pages on paper: fonts inside, tags, every script, nothing lost."""

from __future__ import annotations

import re
import zlib
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from bot.keepsakes.direction import right_to_left
from bot.keepsakes.markdown_page import as_markdown
from bot.keepsakes.page import Line, Page, Section
from bot.keepsakes.pdf_page import as_pdf
from tests.keepsakes.samples import LONG, NOW, printed


def page(*texts: str, title: str = "A page", **more: object) -> Page:
    lines = tuple(Line(str(n), text, quoted=True) for n, text in enumerate(texts))
    return Page(title, "en", (Section("Words", lines),), **more)  # type: ignore[arg-type]


def tags(pdf: bytes) -> list[str]:
    """The structure tags of a PDF in reading order."""
    return [tag.decode() for tag in re.findall(rb"/S /(Document|[A-Z]\w{0,3})\n", pdf)]


def opened(pdf: bytes) -> bytes:
    """A PDF with all its streams inflated behind it."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return pdf + b"\n".join(inflated(stream) for stream in streams)


def inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


@pytest.mark.parametrize(
    "text",
    ["Zoë, Łukasz, ő ş ğ ñ ß", "Доктор Иванова", "Ελένη", "हिन्दी", "שלום", "It’s “so” … 😀 ❤"],
)
def test_every_script_can_be_copied_from_the_pdf_as_it_was_said(text: str) -> None:
    (copied,) = printed(as_pdf(page(text), NOW))
    assert not Counter(text) - Counter(copied) - Counter(" ")


def test_arabic_letters_join() -> None:
    """Joined, the letter is drawn in its first, middle and last form; apart, in one form alone."""
    joined, apart = (drawn(opened(as_pdf(page(text), NOW))) for text in ("ببب", "ب ب ب"))
    assert len(joined) == len(apart) + 2


def drawn(pdf: bytes) -> set[bytes]:
    """The glyphs that are placed one by one, as those of shaped scripts are."""
    return set(re.findall(rb"Tm \((\x00[^ ])\) Tj", pdf))


def test_fonts_are_inside_and_the_document_says_what_it_is() -> None:
    pdf = opened(as_pdf(page("One", title="For Zoë"), NOW))
    assert pdf.count(b"/FontFile2") >= 1
    assert b"/BaseFont /Helvetica" not in pdf
    assert b"/Lang (en)" in pdf
    assert b"/DisplayDocTitle true" in pdf
    assert PdfDocument(pdf).get_metadata_value("Title") == "For Zoë"
    assert b"D:20261122180000" in pdf


def test_the_pdf_is_tagged_in_reading_order() -> None:
    pdf = as_pdf(page("First", "Second", title="Top"), NOW)
    assert b"/MarkInfo" in pdf
    assert tags(pdf) == ["Document", "H1", "H2", "P", "P"]
    content = opened(pdf)
    assert content.count(b"BDC") + content.count(b"BMC") == content.count(b"EMC")


def test_a_tag_goes_on_over_a_page_break() -> None:
    pdf = as_pdf(page(LONG, LONG), NOW)
    content = opened(pdf)
    assert len(printed(pdf)) == 3
    assert tags(pdf).count("P") == 4
    assert content.count(b"BDC") + content.count(b"BMC") == content.count(b"EMC")


def test_a_sign_that_cannot_be_drawn_is_a_box_and_the_page_says_so() -> None:
    (copied,) = printed(as_pdf(page("中文 yes", missing="Look at the web page."), NOW))
    assert "□□ yes" in copied
    assert "Look at the web page." in copied
    (copied,) = printed(as_pdf(page("yes", missing="Look at the web page."), NOW))
    assert "web page" not in copied


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_nothing_that_people_type_breaks_a_page(text: str) -> None:
    assert printed(as_pdf(page(text), NOW))


@pytest.mark.parametrize(
    ("text", "to_left"),
    [("ليلى", True), ("“ليلى” said", True), ("Dr. ليلى", False), ("123 שלום", True), ("", False)],
)
def test_the_first_letter_tells_the_direction(text: str, to_left: bool) -> None:
    assert right_to_left(text) is to_left


@pytest.mark.parametrize("text", ["# loud", "*no*", "1. first", "- x", "a\n> b", "[x](y)", "<b>"])
def test_markdown_keeps_signs_as_signs(text: str) -> None:
    quoted = as_markdown(page(text)).split("## Words\n\n")[1]
    assert quoted.startswith("> “")
    assert not re.search(r"(?m)^> ?(#|\*|-|\d+\.|>)|(?<!\\)[\[<*]", quoted.replace("> “", ">“"))
