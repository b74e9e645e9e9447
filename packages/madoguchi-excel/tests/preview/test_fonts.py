"""書体の置き換え: 同じ種類の書体だけに替え、無ければ無いと言う。"""

import shutil
import xml.etree.ElementTree as ET

import pytest

from madoguchi_excel.preview import Alias
from madoguchi_excel.preview._fonts import choose_fonts, font_findings, fonts_conf, installed_fonts

MINCHO = {"ipaexmincho": frozenset({"IPAexMincho"})}
GOTHIC = {"ipaexgothic": frozenset({"IPAexGothic"})}
BOTH = MINCHO | GOTHIC
FIXED = BOTH | {"ipamincho": frozenset({"IPAMincho"}), "ipapmincho": frozenset({"IPAPMincho"})}


def _codes(wanted: list[str], installed: dict[str, frozenset[str]] | None, drawn: list[str]) -> list[str]:
    return [finding.code for finding in font_findings("申請書.xlsx", choose_fonts(wanted, installed), drawn)]


@pytest.mark.parametrize(
    ("wanted", "used"),
    [
        ("ＭＳ 明朝", "IPAexMincho"),
        ("MS Mincho", "IPAexMincho"),
        ("ＭＳ Ｐ明朝", "IPAexMincho"),
        ("MS PMincho", "IPAexMincho"),
        ("游明朝", "IPAexMincho"),
        ("Yu Mincho Demibold", "IPAexMincho"),
        ("BIZ UDPMincho", "IPAexMincho"),
        ("HG明朝B", "IPAexMincho"),
        ("ＭＳ ゴシック", "IPAexGothic"),
        ("MS PGothic", "IPAexGothic"),
        ("MS UI Gothic", "IPAexGothic"),
        ("Meiryo UI", "IPAexGothic"),
        ("メイリオ", "IPAexGothic"),
        ("游ゴシック Light", "IPAexGothic"),
        ("BIZ UDゴシック", "IPAexGothic"),
        ("HG丸ｺﾞｼｯｸM-PRO", "IPAexGothic"),
    ],
)
def test_同じ種類の書体に替える(wanted: str, used: str) -> None:
    assert choose_fonts([wanted], BOTH).aliases == (Alias(wanted, used),)


def test_字の幅が同じ書体があれば_それを選ぶ() -> None:
    chosen = choose_fonts(["ＭＳ 明朝", "ＭＳ Ｐ明朝"], FIXED).aliases
    assert [alias.used for alias in chosen] == ["IPAMincho", "IPAPMincho"]


@pytest.mark.parametrize("wanted", ["Century Gothic", "Calibri", "HG行書体", "HG創英角ﾎﾟｯﾌﾟ体"])
def test_種類の分からない書体は替えずに_無いと言う(wanted: str) -> None:
    assert choose_fonts([wanted], BOTH).aliases == ()
    assert _codes([wanted], BOTH, ["DejaVuSans"]) == ["MDG445"]


def test_この機械にある書体はそのまま() -> None:
    fonts = choose_fonts(["IPAex Mincho"], BOTH)

    assert (fonts.aliases, fonts.missing) == ((), ())
    assert _codes(["IPAex Mincho"], BOTH, ["IPAexMincho"]) == []


def test_明朝体が一つも無ければ_黙って替えずに言う() -> None:
    (finding,) = font_findings("申請書.xlsx", choose_fonts(["ＭＳ 明朝"], GOTHIC), ["IPAexGothic"])

    assert finding.code == "MDG445"
    assert "明朝体" in finding.message
    assert "IPAexGothic で出ています" in finding.message
    assert "fonts-ipaexfont" in finding.hint


def test_書体に無い字が別の書体で出たら言う() -> None:
    assert _codes(["ＭＳ 明朝"], BOTH, ["IPAexMincho"]) == ["MDG444"]
    assert _codes(["ＭＳ 明朝"], BOTH, ["IPAexMincho", "NotoSerifCJKjp-Regular"]) == ["MDG444", "MDG447"]


def test_書体を調べられない機械では_出た書体を言う(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)

    assert installed_fonts() is None
    assert _codes(["ＭＳ 明朝"], None, ["MS-Mincho"]) == ["MDG445"]


def test_置き換えの設定は_書体の名をそのまま運ぶ() -> None:
    root = ET.fromstring(fonts_conf([Alias("A & <B>", "IPAexMincho")]))  # noqa: S314 自分で書いた物

    assert [node.text for node in root.iter("string")] == ["A & <B>", "IPAexMincho"]
    assert [node.text for node in root.iter("include")] == ["/etc/fonts/fonts.conf"]
