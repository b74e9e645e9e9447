"""RPA の対応表の約束。"""

import pytest

from madoguchi_core.handover import RpaColumn, RpaMap, RpaTarget, check_rpa_map, load_rpa_map

HEAD = 'id = "nhi-loss"\ntitle = "国保資格喪失"\ntarget = "winactor"\n'
COLUMN = '[[columns]]\nheader = "氏名"\nfield = "deceased.name"\n'


def _codes(target: RpaTarget, *headers: str) -> list[str]:
    columns = tuple(RpaColumn(header=header, field="deceased.name") for header in headers)
    rpa_map = RpaMap(id="m", title="表", target=target, columns=columns)
    return [finding.code for finding in check_rpa_map(rpa_map, where="m.toml")]


def _places(text: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in load_rpa_map(text, where="m.toml").findings]


def test_正しい対応表は指摘なしで読める() -> None:
    loaded = load_rpa_map(HEAD + COLUMN, where="m.toml")
    assert loaded.findings == ()
    assert loaded.rpa_map is not None
    assert loaded.rpa_map.headers == ("案件ID", "内容ハッシュ", "要確認", "氏名")


@pytest.mark.parametrize("target", RpaTarget)
@pytest.mark.parametrize(
    "header", ["", "　 ", "氏\n名", "氏\t名", "要確認", "案件ID", "内容ハッシュ"], ids=ascii
)
def test_どの道具でも_空の見出しと見えない字と決まった三列の名は使えない(
    target: RpaTarget, header: str
) -> None:
    assert set(_codes(target, header)) == {"MDG611"}


@pytest.mark.parametrize("target", RpaTarget)
def test_見出しは重ねられない(target: RpaTarget) -> None:
    """WinActor は空の見出しから右を読まず、重なった見出しは後の値で上書きする。"""
    assert _codes(target, "氏名", "氏名") == ["MDG611"]


@pytest.mark.parametrize(
    ("header", "fits"),
    [
        ("あ" * 255, True),
        ("あ" * 256, False),
        ("氏 名", False),
        ("氏　名", False),
        ("$氏名", False),
        ("氏$名", True),
        ("𠮷名", False),
        ("髙名", True),
    ],
)
def test_WinActorの変数名の限りを見る(header: str, fits: bool) -> None:  # noqa: FBT001
    assert _codes(RpaTarget.WINACTOR, header) == ([] if fits else ["MDG611"])
    assert _codes(RpaTarget.UIPATH, header) == []


def test_WinActorの変数は決まった三列を入れて256まで() -> None:
    assert _codes(RpaTarget.WINACTOR, *(f"列{at}" for at in range(253))) == []
    assert _codes(RpaTarget.WINACTOR, *(f"列{at}" for at in range(254))) == ["MDG611"]


def test_世帯員の欄は_誰の物か決まらないので列にできない() -> None:
    text = HEAD + '[[columns]]\nheader = "氏名"\nfield = "member.name"\n'
    assert _places(text) == [("MDG610", "m.toml columns[0].field")]


def test_語彙に無い欄と効かない日付の書き方を_場所と共にすべて言う() -> None:
    text = (
        HEAD
        + '[[columns]]\nheader = "氏名"\nfield = "deceased.nmae"\n'
        + '[[columns]]\nheader = "番号"\nfield = "account.number"\ndate_style = "iso"\n'
    )
    assert _places(text) == [
        ("MDG610", "m.toml columns[0].field"),
        ("MDG610", "m.toml columns[1].date_style"),
    ]


def test_町の欄を足せるが_共通の欄と同じ名は使えない() -> None:
    field = '[[fields]]\nname = "local.ward"\ntitle = "行政区"\nkind = "text"\n'
    column = '[[columns]]\nheader = "行政区"\nfield = "local.ward"\n'
    assert _places(HEAD + column + field) == []
    assert ("MDG405", "m.toml fields[0].name") in _places(
        HEAD + column + field.replace("local.ward", "filed_on")
    )


def test_知らない道具は選べる値ではないと言う() -> None:
    assert _places(HEAD.replace("winactor", "winacter") + COLUMN) == [("MDG402", "m.toml target")]
