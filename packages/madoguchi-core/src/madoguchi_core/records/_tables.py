"""コード表: 生の値から意味への対応（住民記録の標準仕様のコード一覧）。町の違いは ``ResidentSpec`` が宣言する。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from madoguchi_core.records._codes import (
    Code,
    ForeignCategory,
    NamePriority,
    RecordReason,
    RelationCode,
    ResidentKind,
    ResidentStatus,
    Sex,
    SupportMeasure,
)
from madoguchi_core.records._missing import Missing

Meaning = Code | bool | Missing


@dataclass(frozen=True, slots=True)
class CodeTable:
    """
    コード表ひとつ。先頭の 0 が落ちた値（``2``）も、桁を埋めて（``02``）引く。

    Attributes:
        title: 表の名。
        width: コードの桁数。
        meanings: 桁を埋めたコードから意味への対応。空なら、標準の値が決まっていない。

    >>> table = CodeTable("続柄コード", 2, {"02": RelationCode.HEAD})
    >>> table.meaning_of("2").title, table.meaning_of("53")
    ('世帯主', None)
    """

    title: str
    width: int
    meanings: Mapping[str, Meaning]

    def meaning_of(self, raw: str) -> Meaning | None:
        """
        生の値の意味。表に無ければ ``None``。

        Args:
            raw: 町のデータの値。前後の空白は除いておく。
        """
        found = self.meanings.get(raw)
        return self.meanings.get(raw.zfill(self.width)) if found is None else found


def _standard(title: str, width: int, codes: Iterable[Code], **others: Meaning) -> CodeTable:
    meanings: dict[str, Meaning] = {code.code: code for code in codes}
    return CodeTable(title, width, MappingProxyType(meanings | others))


def _reasons(title: str, first: str, last: str) -> CodeTable:
    return _standard(title, 2, [reason for reason in RecordReason if first <= reason.code <= last])


STANDARD_TABLES: Mapping[str, CodeTable] = MappingProxyType({
    "resident_kind": _standard("住民種別", 1, ResidentKind),
    "resident_status": _standard("住民状態", 1, ResidentStatus),
    "sex": _standard("性別", 1, Sex, **{"0": Missing.UNKNOWN}),
    "relation": _standard("続柄コード", 2, RelationCode, XX=Missing.EMPTY),
    "name_priority": _standard("氏名優先区分", 2, NamePriority),
    "event_reason": _reasons("異動事由", "01", "59"),
    "entry_reason": _reasons("記載の事由", "01", "09"),
    "removal_reason": _reasons("消除の事由", "21", "28"),
    "foreign_category": _standard("第30条45規定区分", 2, ForeignCategory),
    "support_measure": _standard("支援措置区分", 1, SupportMeasure),
    "pension_kind": CodeTable("年金資格種別", 2, MappingProxyType({})),
    "child_allowance_kind": CodeTable("児童手当資格区分", 1, MappingProxyType({})),
    "flag": CodeTable("有無・フラグ", 1, MappingProxyType({"0": False, "1": True})),
})  # fmt: skip
