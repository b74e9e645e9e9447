"""
書体の置き換え。様式が求める書体が無いとき、同じ種類（明朝体・ゴシック体）の書体で出し、そのことを言う。

書体を調べ、置き換えを伝えるのは fontconfig。それが無い機械（Windows・Mac）では、LibreOffice に任せて、そう言う。
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from madoguchi_core.findings import Finding, Severity
from madoguchi_excel._glyphs import folded

_JAPANESE: Final = r"^(ms|yu|游|bizud|hg|hiragino|ヒラギノ|ipa|udデジタル)"
_MINCHO: Final = re.compile(rf"{_JAPANESE}.*(明朝|mincho|min)")
_GOTHIC: Final = re.compile(rf"{_JAPANESE}.*(ゴシック|gothic|角ゴ|kaku)|^(meiryo|メイリオ)")
_PROPORTIONAL: Final = re.compile(r"^(ms|hg|bizud)(p|s|ui)")
# 先にある物を選ぶ。ＭＳ 明朝・ＭＳ ゴシックと字の幅が同じ物（IPA）を先に置く。
_MINCHO_FACES: Final = (
    "IPAexMincho", "Noto Serif CJK JP", "Noto Serif JP", "BIZ UDMincho", "Source Han Serif JP", "TakaoExMincho",
    "Hiragino Mincho ProN",
)  # fmt: skip
_GOTHIC_FACES: Final = (
    "IPAexGothic", "Noto Sans CJK JP", "Noto Sans JP", "BIZ UDGothic", "Source Han Sans JP", "TakaoExGothic",
    "Hiragino Sans",
)  # fmt: skip
_KINDS: Final = (
    ("明朝体", _MINCHO, ("IPAMincho", "IPAPMincho"), _MINCHO_FACES),
    ("ゴシック体", _GOTHIC, ("IPAGothic", "IPAPGothic"), _GOTHIC_FACES),
)
_INSTALL: Final = "Debian なら fonts-ipaexfont を入れてください"


@dataclass(frozen=True, slots=True)
class Alias:
    """
    書体の置き換え。

    Attributes:
        wanted: 様式が求める書体（``ＭＳ 明朝``）。
        used: 代わりに使った書体（``IPAexMincho``）。
    """

    wanted: str
    used: str


@dataclass(frozen=True, slots=True)
class Fonts:
    """
    一回の下見で使う書体。

    Attributes:
        aliases: 置き換え。
        missing: 代わりの無い書体と、その種類（分からなければ空文字）。
        faces: 使うはずの書体の、PDF に出る名。機械の書体を調べられなければ ``None``。
    """

    aliases: tuple[Alias, ...]
    missing: tuple[tuple[str, str], ...]
    faces: frozenset[str] | None


def installed_fonts() -> Mapping[str, frozenset[str]] | None:
    """この機械の書体。そろえた名から、PDF に出る名（PostScript 名）へ。調べられなければ ``None``。"""
    command = shutil.which("fc-list")
    # Windows と Mac の LibreOffice は、fontconfig があっても使わない
    if command is None or sys.platform in {"win32", "darwin"}:
        return None
    listed = subprocess.run(  # noqa: S603 見つけた fc-list に、自分で決めた引数だけを渡す
        [command, "--format", "%{family}\t%{postscriptname}\n"],
        check=False, capture_output=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    found: dict[str, set[str]] = {}
    for line in listed.stdout.splitlines():
        families, _, face = line.partition("\t")
        for family in families.split(","):
            found.setdefault(folded(family), set()).add(face)
    return {family: frozenset(faces) for family, faces in found.items()}


def choose_fonts(wanted: Sequence[str], installed: Mapping[str, frozenset[str]] | None) -> Fonts:
    """
    求める書体のそれぞれに、この機械の書体を選ぶ。

    >>> fonts = choose_fonts(["ＭＳ 明朝"], {"ipaexmincho": frozenset({"IPAexMincho"})})
    >>> fonts.aliases
    (Alias(wanted='ＭＳ 明朝', used='IPAexMincho'),)
    """
    if installed is None:
        return Fonts((), (), None)
    absent = [name for name in wanted if folded(name) not in installed]
    chosen = {name: _substitute(name, installed) for name in absent}
    used = [chosen.get(name, name) for name in wanted]
    return Fonts(
        aliases=tuple(Alias(name, face) for name, face in chosen.items() if face),
        missing=tuple((name, _kind(name)) for name, face in chosen.items() if not face),
        faces=frozenset().union(*(installed[folded(name)] for name in used if name)),
    )


def fonts_conf(aliases: Sequence[Alias]) -> str:
    """機械の設定に、置き換えだけを足した fontconfig の設定。"""
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{escape(alias.wanted)}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{escape(alias.used)}</string></edit></match>'
        for alias in aliases
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{rules}</fontconfig>'
    )


def font_findings(where: str, fonts: Fonts, drawn: Sequence[str]) -> Iterator[Finding]:
    """
    書体についての指摘。

    Args:
        where: ブックの名。
        fonts: 選んだ書体。
        drawn: PDF に本当に出た書体の名。
    """
    if fonts.faces is None:
        message = f"この機械の書体を調べられません。出た書体は {'・'.join(drawn)} です"
        yield Finding("MDG445", Severity.WARNING, where, message, "様式の書体と同じかを確かめてください")
        return
    strange = "・".join(face for face in drawn if not face.startswith(tuple(fonts.faces)))
    yield from _replaced(where, fonts.aliases)
    if fonts.missing:
        yield from _missing(where, fonts.missing, strange or "別の書体")
    elif strange:
        # 書体にその字が無いと、LibreOffice は一字だけ別の書体で出す
        message = f"様式の書体ではない {strange} で出た字があります（様式の書体に無い字など）"
        hint = "印刷する機械で、その字の形を確かめてください"
        yield Finding("MDG447", Severity.WARNING, where, message, hint)


def _replaced(where: str, aliases: Sequence[Alias]) -> Iterator[Finding]:
    for alias in aliases:
        message = f"書体「{alias.wanted}」が無いので、同じ種類の {alias.used} で出しました"
        hint = "字の幅が少し違います。収まるかは Excel で確かめてください"
        yield Finding("MDG444", Severity.NOTICE, where, message, hint)


def _missing(where: str, missing: Sequence[tuple[str, str]], drawn: str) -> Iterator[Finding]:
    for name, kind in missing:
        message = f"書体「{name}」も、代わりの{kind or '書体'}も無いので、{drawn} で出ています"
        hint = _INSTALL if kind else "その書体を入れるか、様式の書体を変えてください"
        yield Finding("MDG445", Severity.WARNING, where, message, hint)


def _substitute(name: str, installed: Mapping[str, frozenset[str]]) -> str:
    for _, pattern, (fixed, proportional), faces in _KINDS:
        if pattern.search(folded(name)):
            first = proportional if _PROPORTIONAL.search(folded(name)) else fixed
            return next((face for face in (first, *faces) if folded(face) in installed), "")
    return ""


def _kind(name: str) -> str:
    return next((title for title, pattern, _, _ in _KINDS if pattern.search(folded(name))), "")
