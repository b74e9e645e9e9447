"""証明書の事実集と目録が食い違わないこと。事実集は木の外にあり、無ければ飛ばす理由を言う。"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from madoguchi_core.certificates import IssuedAt
from madoguchi_core.national.certificate_choices import Capacity
from madoguchi_core.national.facts import request
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Confidence, Constant, descend
from madoguchi_core.rules.nodes import Compare, OneOf

FACTS = Path(__file__).resolve().parent.parent.parent / "shared/domain/certificates.yaml"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FACTS.exists(), reason="証明書の事実集（shared/domain）が隣に無い"),
]
BOOK = build_registry({}).certificates
CONFIDENCE = {
    "sourced": Confidence.SOURCED,
    "law": Confidence.LAW_KNOWN,
    "mixed": Confidence.UNSOURCED,
}
PLACES = {
    "住所地の町": IssuedAt.RESIDENCE,
    "本籍地の町": IssuedAt.HONSEKI,
    "全国": IssuedAt.ANYWHERE,
    "届出をした": IssuedAt.RECEIVED,
    "死亡届を受理": IssuedAt.RECEIVED,
    "2024-03-01": IssuedAt.RECEIVED_OR_HONSEKI,
    "その年度の1月1日": IssuedAt.TAXED,
    "課税した": IssuedAt.TAXED,
    "物件のある": IssuedAt.TAXED,
    "今お骨": IssuedAt.ASHES,
}


@cache
def whole() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
    return loaded


@cache
def sheet() -> Mapping[str, Mapping[str, Any]]:
    return {row["id"]: row for row in whole()["certificates"]}


def test_事実集の28件が_同じidで全部ある() -> None:
    assert len(sheet()) == 28
    assert set(BOOK.by_id) == set(sheet())


def test_確かめられていない証明書には_事実集と同じ印が付く() -> None:
    wrong = [one.id for one in BOOK if one.confidence is not CONFIDENCE[sheet()[one.id]["confidence"]]]
    assert wrong == []


def test_作る所が_事実集と同じ() -> None:
    wrong = [
        one.id
        for one in BOOK
        if [place for start, place in PLACES.items() if sheet()[one.id]["where"].startswith(start)]
        != [one.place]
    ]
    assert wrong == []


def test_名が_事実集と同じ() -> None:
    def plain(text: str) -> str:
        return text.replace("(", "（").replace(")", "）")

    assert [one.id for one in BOOK if one.title != plain(sheet()[one.id]["title"])] == []


def test_出典が_事実集のものを漏らさない() -> None:
    missing = {}
    for one in BOOK:
        texts = [str(whole()["sources"][name]) for name in sheet()[one.id]["sources"]]
        urls = {found[0] for text in texts if (found := re.search(r"https?://[^\s(]+", text))}
        if urls - set(one.sources):
            missing[one.id] = sorted(urls - set(one.sources))
    assert missing == {}


def test_根拠の法令が_事実集のものを漏らさない() -> None:
    missing = {}
    for one in BOOK:
        rows = [
            row["name"].replace("同施行規則", "墓地、埋葬等に関する法律施行規則")
            for row in sheet()[one.id]["law"]
        ]
        named = "・".join(str(law) for law in one.laws)
        lost = [name for name in rows if name.split("(")[0] not in named and "法定なし" not in name]
        if lost:
            missing[one.id] = lost
    assert missing == {}


def capacities(name: str) -> set[Capacity]:
    """規則の中に出てくる請求の立場。"""
    found: set[Capacity] = set()
    for node in descend(BOOK[name].issued_when):
        match node:
            case Compare(_, left, Constant(value)) if left is request.capacity:
                found.add(value)
            case OneOf(value, options) if value is request.capacity:
                found |= set(options)
            case _:
                pass
    return found


def test_第三者に出さない証明書の規則に_第三者の立場は出てこない() -> None:
    wrong = [
        name
        for name, row in sheet().items()
        if row["third_parties"].startswith("不可") and Capacity.THIRD_PARTY in capacities(name)
    ]
    assert wrong == []


def test_第三者に出せる証明書の規則には_第三者の立場がある() -> None:
    wrong = [
        name
        for name, row in sheet().items()
        if row["third_parties"].startswith("できる") and Capacity.THIRD_PARTY not in capacities(name)
    ]
    assert wrong == []


def test_代理を受けない証明書の規則に_委任の代理人は出てこない() -> None:
    wrong = [
        name
        for name, row in sheet().items()
        if row["agents"].startswith("不可") and Capacity.AGENT in capacities(name)
    ]
    assert wrong == []


def test_本人確認の書類が_事実集の表を漏らさない() -> None:
    from madoguchi_core.national.certificates import ID_PAPER_TABLE

    table = whole()["common"]["identification"]
    count = sum(len(table[key]) for key in ("one", "two_a", "two_b"))
    usable = [paper for paper in ID_PAPER_TABLE if paper.paper_class.name != "REFUSED"]
    # 事実集の表のほかに、日付で使えなくなった従来の健康保険証を持つ
    assert len(usable) == count + 1
