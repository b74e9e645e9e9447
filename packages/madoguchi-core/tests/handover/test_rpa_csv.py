"""RPA に渡す表の約束。"""

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.findings import Severity
from madoguchi_core.forms import BLANK, FormValue
from madoguchi_core.handover import RpaColumn, RpaDateStyle, RpaExport, RpaMap, RpaRow, RpaTarget, rpa_csv
from madoguchi_core.records import Missing

ENCODINGS = {
    RpaTarget.UIPATH: "utf-8-sig",
    RpaTarget.EXCEL: "utf-8-sig",
    RpaTarget.ROBOT: "utf-8",
    RpaTarget.WINACTOR: "cp932",
}
NAME = RpaColumn(header="氏名", field="deceased.name")
NUMBER = RpaColumn(header="宛名番号", field="deceased.resident_id")
DIED = RpaColumn(header="死亡日", field="deceased.died_on", date_style=RpaDateStyle.WAREKI_DIGITS)


def _map(*columns: RpaColumn, target: RpaTarget = RpaTarget.UIPATH) -> RpaMap:
    return RpaMap(id="m", title="表", target=target, columns=columns)


def _one(column: RpaColumn, value: FormValue, *, target: RpaTarget = RpaTarget.UIPATH) -> RpaExport:
    return rpa_csv(_map(column, target=target), [RpaRow("C-1", {column.field: value})])


def _read(export: RpaExport, *, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    assert export.content is not None
    return list(csv.DictReader(export.content.decode(encoding).splitlines()))


def _codes(export: RpaExport) -> list[tuple[str, Severity]]:
    return [(finding.code, finding.severity) for finding in export.findings]


@pytest.mark.parametrize(
    ("target", "mark"),
    [
        (RpaTarget.UIPATH, True),
        (RpaTarget.EXCEL, True),
        (RpaTarget.ROBOT, False),
        (RpaTarget.WINACTOR, False),
    ],
)
def test_道具ごとに読める文字コードで書く(target: RpaTarget, mark: bool) -> None:  # noqa: FBT001
    """Robot Framework は BOM を先頭の見出しの一部と読む。UiPath と Excel は BOM が無いと文字化けする。"""
    export = _one(NAME, "髙橋　﨑子", target=target)
    assert export.content is not None
    assert export.content.startswith(b"\xef\xbb\xbf") is mark
    assert _read(export, encoding=ENCODINGS[target])[0]["氏名"] == "髙橋　﨑子"


def test_行はCRLFで終わり_値はすべて引用符で囲む() -> None:
    content = _one(NAME, '芽室"太郎', target=RpaTarget.ROBOT).content
    assert content is not None
    lines = content.decode().split("\r\n")
    assert lines[0] == '"案件ID","内容ハッシュ","要確認","氏名"'
    assert lines[1].endswith('"","芽室""太郎"')
    assert lines[2:] == [""]


def test_番号の先頭の0を残す() -> None:
    assert _read(_one(NUMBER, "0000012345"))[0]["宛名番号"] == "0000012345"


@pytest.mark.parametrize(
    ("style", "expected"),
    [(style, style.title) for style in RpaDateStyle],
    ids=[s.value for s in RpaDateStyle],
)
def test_日付は入力先の画面の形で書く(style: RpaDateStyle, expected: str) -> None:
    column = RpaColumn(header="死亡日", field="deceased.died_on", date_style=style)
    assert _read(_one(column, date(2026, 3, 3)))[0]["死亡日"] == expected


@pytest.mark.parametrize("missing", [missing for missing in Missing if missing is not Missing.NOT_APPLICABLE])
def test_分からない値は空にして_要確認に列と理由を必ず載せる(missing: Missing) -> None:
    (row,) = _read(_one(NAME, missing))
    assert (row["氏名"], row["要確認"]) == ("", f"氏名（{missing.title}）")


def test_渡されなかった値も空白だけの値も_要確認に載る() -> None:
    rows = [
        RpaRow("C-1", {}),
        RpaRow("C-2", {"deceased.name": "　"}),
        RpaRow("C-3", {"deceased.name": BLANK}),
    ]
    shown = [row["要確認"] for row in _read(rpa_csv(_map(NAME), rows))]
    assert shown == ["氏名（未入力）", "氏名（空欄）", "氏名（手書き）"]


def test_該当なしは空であることが正しいので_要確認に載せない() -> None:
    (row,) = _read(_one(NAME, Missing.NOT_APPLICABLE))
    assert (row["氏名"], row["要確認"]) == ("", "")


@pytest.mark.parametrize(
    "value", [RegisterDate.unknown("昭和10年頃"), date(1872, 12, 1)], ids=["決まらない日", "和暦で書けない日"]
)
def test_確かでない日付をロボットに打ち込ませない(value: RegisterDate | date) -> None:
    (row,) = _read(_one(DIED, value))
    assert (row["死亡日"], row["要確認"]) == ("", "死亡日（一日に決まらない日付）")


@pytest.mark.parametrize(
    ("text", "code"),
    [("𠮷田", "U+20BB7"), ("辻\U000e0101", "U+E0101"), ("山\ue000田", "U+E000"), ("頰白", "U+9830")],
    ids=ascii,
)
def test_WinActorに渡せない字は_列と番号だけを言って断る(text: str, code: str) -> None:
    export = _one(NAME, text, target=RpaTarget.WINACTOR)
    assert export.content is None
    assert _codes(export) == [("MDG613", Severity.ERROR)]
    assert export.findings[0].where == "対応表 m 1件目「氏名」"
    assert code in export.findings[0].message
    assert text not in str(export.findings[0])


def test_UTF8の道具には_異体字も渡し_外字は注意を添えて渡す() -> None:
    carried = _one(NAME, "𠮷田辻\U000e0101")
    assert (_read(carried)[0]["氏名"], carried.findings) == ("𠮷田辻\U000e0101", ())
    gaiji = _one(NAME, "山\ue000田")
    assert _read(gaiji)[0]["氏名"] == "山\ue000田"
    assert _codes(gaiji) == [("MDG613", Severity.WARNING)]


@pytest.mark.parametrize("target", RpaTarget)
@pytest.mark.parametrize(
    "text",
    ["芽室\n太郎", "芽室\r太郎", "芽室\t太郎", "芽室\x00", "芽室\u2028", "芽\u202e室", "芽\u200b室"],
    ids=ascii,
)
def test_一案件一行を崩す値は断る(target: RpaTarget, text: str) -> None:
    export = _one(NAME, text, target=target)
    assert export.content is None
    assert ("MDG614", Severity.ERROR) in _codes(export)


def test_WinActorの値は1024字まで() -> None:
    assert _one(NAME, "あ" * 1024, target=RpaTarget.WINACTOR).content is not None
    assert _codes(_one(NAME, "あ" * 1025, target=RpaTarget.WINACTOR)) == [("MDG614", Severity.ERROR)]


@pytest.mark.parametrize("text", ["=1+1", "+81", "-1", "@芽室", "＝芽室"])
def test_式に見える値は_ロボットにはそのまま渡して注意し_Excelには渡さない(text: str) -> None:
    """「'」を付けて和らげると、ロボットがその字まで打ち込む。"""
    robot = _one(NAME, text)
    assert _read(robot)[0]["氏名"] == text
    assert _codes(robot) == [("MDG615", Severity.WARNING)]
    sheet = _one(NAME, text, target=RpaTarget.EXCEL)
    assert sheet.content is None
    assert ("MDG615", Severity.ERROR) in _codes(sheet)


def test_Excelで開く表には_先頭の0が消えない開き方を添える() -> None:
    assert _codes(_one(NUMBER, "0012345", target=RpaTarget.EXCEL)) == [("MDG617", Severity.NOTICE)]


@pytest.mark.parametrize("case_id", ["", "芽室太郎", "-1", "a b", "a" * 65, "=1"])
def test_案件IDは決まった形だけを受け取る(case_id: str) -> None:
    export = rpa_csv(_map(NAME), [RpaRow(case_id, {"deceased.name": "x"})])
    assert export.content is None
    assert _codes(export) == [("MDG616", Severity.ERROR)]


def test_同じ案件を二行にしない() -> None:
    rows = [RpaRow("C-1", {"deceased.name": "芽室"}), RpaRow("C-1", {"deceased.name": "別"})]
    export = rpa_csv(_map(NAME), rows)
    assert (export.content, _codes(export)) == (None, [("MDG616", Severity.ERROR)])


def test_種類の違う値は渡さない() -> None:
    assert _codes(_one(DIED, "令和8年3月3日")) == [("MDG612", Severity.ERROR)]
    assert _codes(_one(NUMBER, 12345)) == [("MDG612", Severity.ERROR)]


def test_誤りは一つの表のすべての案件について一度に言う() -> None:
    rows = [RpaRow("C-1", {"deceased.name": "𠮷"}), RpaRow("C-2", {"deceased.name": "鷗"})]
    export = rpa_csv(_map(NAME, target=RpaTarget.WINACTOR), rows)
    assert [finding.where for finding in export.findings] == [
        "対応表 m 1件目「氏名」",
        "対応表 m 2件目「氏名」",
    ]


def test_案件が無くても見出しだけの表になる() -> None:
    assert _read(rpa_csv(_map(NAME), [])) == []


_TEXTS = st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x9FFF), min_size=1, max_size=20)


@given(name=_TEXTS, number=_TEXTS)
def test_書いた値はそのまま読み戻せる(name: str, number: str) -> None:
    export = rpa_csv(
        _map(NAME, NUMBER), [RpaRow("C-1", {"deceased.name": name, "deceased.resident_id": number})]
    )
    (row,) = _read(export)
    assert (row["氏名"], row["宛名番号"], row["要確認"]) == (name, number, "")


@given(name=_TEXTS, other=_TEXTS)
def test_内容ハッシュは中身が同じときだけ同じ(name: str, other: str) -> None:
    hashes = [_read(_one(NAME, text))[0]["内容ハッシュ"] for text in (name, name, other)]
    assert hashes[0] == hashes[1]
    assert (hashes[0] == hashes[2]) is (name == other)


def test_内容ハッシュは案件が違えば違い_分からない理由が変わっても違う() -> None:
    values = {"deceased.name": "芽室"}
    first, second = _read(rpa_csv(_map(NAME), [RpaRow("C-1", values), RpaRow("C-2", values)]))
    assert first["内容ハッシュ"] != second["内容ハッシュ"]
    unknown, empty = (_read(_one(NAME, missing))[0] for missing in (Missing.UNKNOWN, Missing.EMPTY))
    assert unknown["内容ハッシュ"] != empty["内容ハッシュ"]


def test_表と案件の表示に人の情報を出さない() -> None:
    row = RpaRow("C-1", {"deceased.name": "芽室太郎"})
    assert "芽室太郎" not in repr(row)
    assert "C-1" not in repr(rpa_csv(_map(NAME), [row]))
