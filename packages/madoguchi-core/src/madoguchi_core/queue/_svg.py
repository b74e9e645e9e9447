"""図を描くための小さな部品。書き出すのは文字だけで、外の部品も字形も読みに行かない。"""

from collections.abc import Iterable, Sequence
from html import escape
from math import ceil, floor, log10
from typing import Final

INK: Final = "#1f2933"
QUIET: Final = "#5f6b7a"
LINE: Final = "#d5dbe3"
PANEL: Final = "#f6f8fa"
# 色の見え方の違う人にも分かれる並び
SERIES: Final = ("#2563a8", "#e08a1e", "#2f9e77", "#8d99a8", "#b4508f", "#6a5acd")
WAIT: Final = "#2563a8"
WAIT_90: Final = "#c2410c"


def svg(width: int, height: int, title: str, parts: Iterable[str]) -> str:
    """一枚の図。"""
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        " font-family=\"'Noto Sans JP', 'Noto Sans CJK JP', 'BIZ UDPGothic', IPAexGothic, sans-serif\""
        f' role="img" aria-label="{escape(title)}">\n<title>{escape(title)}</title>\n'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def text(
    at: tuple[float, float],
    content: str,
    *,
    size: float = 13,
    fill: str = INK,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """文字。``at`` は字の下端。"""
    weight = ' font-weight="700"' if bold else ""
    x, y = at
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{fill}" text-anchor="{anchor}"{weight}>'
        f"{escape(content)}</text>"
    )


def rect(x: float, y: float, size: tuple[float, float], fill: str, *, radius: float = 0) -> str:
    """四角。"""
    width, height = size
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{radius:g}" fill="{fill}"/>'


def line(start: tuple[float, float], end: tuple[float, float], stroke: str = LINE, width: float = 1) -> str:
    """線。"""
    (x1, y1), (x2, y2) = start, end
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}" stroke-width="{width:g}"/>'


def dot(at: tuple[float, float], fill: str, radius: float = 5) -> str:
    """点。白い縁で、棒に重なっても見える。"""
    return f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:g}" fill="{fill}" stroke="#ffffff" stroke-width="1.5"/>'


def area(points: Sequence[tuple[float, float]], base: float, fill: str) -> str:
    """下を塗った折れ線。点が無ければ何も描かない。"""
    if not points:
        return ""
    top = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    closed = f"{points[0][0]:.1f},{base:.1f} {top} {points[-1][0]:.1f},{base:.1f}"
    return (
        f'<polygon points="{closed}" fill="{fill}" fill-opacity="0.16"/>'
        f'<polyline points="{top}" fill="none" stroke="{fill}" stroke-width="2" stroke-linejoin="round"/>'
    )


def nice_step(top: float, marks: int = 4) -> float:
    """
    目盛りの間隔。1・2・5 の並びから選ぶ。

    >>> nice_step(37), nice_step(8), nice_step(0)
    (10.0, 2.0, 1.0)
    """
    if top <= 0:
        return 1.0
    rough = top / marks
    power = 10.0 ** floor(log10(rough))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough)
    return max(1.0, float(ceil(step)))
