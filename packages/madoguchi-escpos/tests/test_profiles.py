"""プリンターの取り決め: データで足せて、誤りは読むときに分かる。"""

import pytest

from madoguchi_core.errors import PrinterError
from madoguchi_escpos import (
    PrinterProfile,
    TextBlock,
    builtin_profiles,
    check_blocks,
    encode,
    find_profile,
    profile_for_paper,
    read_profiles,
)
from madoguchi_escpos._decode import PrintedImage, decode

TOWN = """
[[profiles]]
id = "front"
title = "受付"
paper_mm = 58
dots = 384
qr_dots = 4
"""


def test_備え付けには_どの型の紙とプリンターもそろっている() -> None:
    profiles = builtin_profiles().values()
    kinds = {(profile.paper_mm, profile.has_kanji, profile.has_qr) for profile in profiles}
    assert {(58, True, True), (80, True, True), (58, False, False), (80, True, False)} <= kinds
    assert all(profile_for_paper(paper).paper_mm == paper for paper in (58, 80))


def test_町の取り決めは_備え付けより先に使われる() -> None:
    town = read_profiles(TOWN.replace("front", "paper-58"))
    assert find_profile("paper-58", town).title == "受付"
    assert find_profile("paper-80", town).dots == 576


@pytest.mark.parametrize(
    "text",
    [
        "[[profiles]",
        "",
        "profiles = 1",
        "profiles = [1]",
        TOWN + "speed = 3",
        TOWN + TOWN,
        TOWN.replace("384", "385"),
    ],
    ids=["TOMLでない", "空", "並びでない", "表でない", "知らない項目", "同じid", "8の倍数でない幅"],
)
def test_読めない取り決めは_次の手を添えて断る(text: str) -> None:
    with pytest.raises(PrinterError, match="MDG526"):
        read_profiles(text)


def test_無い取り決めは_使えるものを挙げて断る() -> None:
    with pytest.raises(PrinterError, match=r"MDG526 .*paper-57.*paper-58"):
        find_profile("paper-57")


@pytest.mark.parametrize(
    "profile", [find_profile("raster-58"), find_profile("raster-80")], ids=lambda p: p.id
)
def test_漢字を持たないプリンターでは_どの行も画像になり_知らせは出ない(profile: PrinterProfile) -> None:
    blocks = [TextBlock("A007"), TextBlock("髙橋"), TextBlock("𠮷")]
    printed = decode(encode(blocks, profile))
    assert [type(block) for block in printed] == [PrintedImage] * 3
    assert check_blocks(blocks, profile) == ()


def test_漢字を持たないプリンターでは_フォントに無い字も断る() -> None:
    [finding] = check_blocks([TextBlock("≒")], find_profile("raster-80"))
    assert (finding.code, "U+2252" in finding.message) == ("MDG520", True)
