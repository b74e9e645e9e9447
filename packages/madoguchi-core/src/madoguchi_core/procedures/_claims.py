"""手続きどうしの関係の主張・事実の間の約束・職員に尋ねる法律の問い。データだけで、確かめるのは verify。"""

from dataclasses import dataclass

from madoguchi_core.rules import Law, Value


@dataclass(frozen=True, slots=True)
class Constraint:
    """
    いつも成り立つ事実の間の約束（「後期高齢者医療の人は65歳以上」）。法律から確かなものだけを書く。

    Attributes:
        title: 約束の文。
        condition: いつも真である条件。
        laws: 根拠。
    """

    title: str
    condition: Value[bool]
    laws: tuple[Law, ...] = ()


@dataclass(frozen=True, slots=True)
class Partition:
    """
    分け合い: *when* が真なら、ちょうど一つの手続きが要る。

    Attributes:
        title: 主張の文。
        when: 分け合う範囲。
        procedure_ids: 分け合う手続き。
    """

    title: str
    when: Value[bool]
    procedure_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Implication:
    """
    伴い: *if_id* が要るなら、*then_id*（または *then*）も真である。

    Attributes:
        title: 主張の文。
        if_id: もとの手続き。
        then_id: 伴って要る手続き。
        then: 伴って真になる条件。
    """

    title: str
    if_id: str
    then_id: str = ""
    then: Value[bool] | None = None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """
    重ならない: 二つ以上が同時に要ることはない。

    Attributes:
        title: 主張の文。
        procedure_ids: 重ならない手続き。
    """

    title: str
    procedure_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LegalQuestion:
    """
    条文だけでは決まらず、職員が所管に確かめる問い。検査の報告に必ず載る。

    Attributes:
        id: 変わらない名。
        title: 一行の題。
        text: 何が割れていて、いまはどう扱っているか。
        procedure_ids: 関わる手続き。まだ目録に無いものも書ける。
        laws: 関わる条文。
    """

    id: str
    title: str
    text: str
    procedure_ids: tuple[str, ...] = ()
    laws: tuple[Law, ...] = ()


@dataclass(frozen=True, slots=True)
class Claims:
    """部品ひとつの主張のすべて。"""

    constraints: tuple[Constraint, ...] = ()
    partitions: tuple[Partition, ...] = ()
    implications: tuple[Implication, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    questions: tuple[LegalQuestion, ...] = ()
