"""The page that a facilitator mails or prints: whole in itself, so that it opens anywhere and fetches nothing."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

import segno

from handlers.ui import File

if TYPE_CHECKING:
    from domain.networks import Network
    from handlers.catalog import Words


def page(network: Network, letter: str, link: str, words: Words) -> File:
    """`letter` is plain text with empty lines between its paragraphs; `link` an https address, also in the QR code."""
    title = words("invitations-title", network=network.name)
    text = Template(files("handlers").joinpath("invitation.html").read_text(encoding="utf-8")).substitute(
        language=words.language,
        title=escape(title),
        letter=_paragraphs(letter),
        way_heading=escape(words("invitations-way")),
        way_link=escape(words("invitations-way-link")),
        link=escape(link),
        link_shown=escape(link.removeprefix("https://")),
        way_code=escape(words("invitations-way-code")),
        code=escape(network.settings.code),
        qr=_qr(link, words("invitations-qr")),
        steps_heading=escape(words("invitations-steps")),
        steps="".join(_step(number, said, network, words) for number, said in enumerate(steps(network, words), 1)),
        help=_help(network, words),
        promise=escape(f"{words('promise-when')} {words('promise')}"),
    )
    return File(words("invitations-file"), title, text.encode())


def steps(network: Network, words: Words) -> tuple[str, str, str]:
    """From the address to the application: a link of the network's own leads to an account in the workspace first."""
    return (
        words("invitations-step-account") if network.settings.link else words("invitations-step-1"),
        words("invitations-step-2"),
        words("invitations-step-3", code=network.settings.code),
    )


def _paragraphs(text: str) -> str:
    blocks = (block.strip() for block in text.split("\n\n"))
    return "".join("<p>" + "<br>".join(map(escape, block.split("\n"))) + "</p>" for block in blocks if block)


def _help(network: Network, words: Words) -> str:
    """For those who do not get in by themselves."""
    phone = network.settings.phone
    return f"<p><strong>{escape(words('invitations-call', phone=phone))}</strong></p>" if phone else ""


def _qr(link: str, alt: str) -> str:
    drawn = segno.make(link, error="m", micro=False).svg_inline(
        scale=4, border=2, title=alt, omitsize=True, lineclass=None, svgclass=None
    )
    return drawn.replace("<svg", f'<svg role="img" aria-label="{escape(alt)}"', 1)


def _step(number: int, said: str, network: Network, words: Words) -> str:
    """A picture of a telephone, and the same in words."""
    match number:
        case 1:
            shown = _line(56, 120) + _line(74, 90) + _button(104, words("invitations-shown-open"))
        case 2:
            shown = _box(52, "/rummet") + _button(104, words("applications-apply"))
        case _:
            shown = _box(52, network.settings.code) + _line(94, 120) + _button(110, words("invitations-shown-send"))
    return f"<li>{_telephone(shown)}<div><strong>{number}.</strong> {escape(said)}</div></li>"


def _telephone(shown: str) -> str:
    """Says nothing that does not stand beside it in words, so screen readers pass it by."""
    return (
        '<svg viewBox="0 0 240 160" aria-hidden="true" focusable="false" font-family="sans-serif" font-size="13">'
        '<path d="M24 160V22a16 16 0 0 1 16-16h160a16 16 0 0 1 16 16v138z" fill="#1f4e4a"/>'
        '<rect x="32" y="16" width="176" height="144" fill="#fff"/>'
        '<text x="44" y="36" font-weight="700" fill="#1f4e4a">Rummet</text>'
        f'<path d="M32 44h176" stroke="#b9cdc8"/>{shown}</svg>'
    )


def _line(y: int, width: int) -> str:
    return f'<rect x="44" y="{y}" width="{width}" height="7" rx="3.5" fill="#d5e1de"/>'


def _box(y: int, text: str) -> str:
    return (
        f'<rect x="44" y="{y}" width="152" height="30" rx="6" fill="#fff" stroke="#5f7d78"/>'
        f'<text x="54" y="{y + 20}" fill="#1c2b2a">{escape(text)}</text>'
    )


def _button(y: int, text: str) -> str:
    return (
        f'<rect x="44" y="{y}" width="152" height="30" rx="6" fill="#1f4e4a"/>'
        f'<text x="120" y="{y + 20}" text-anchor="middle" fill="#fff" font-size="11.5">{escape(text)}</text>'
    )
