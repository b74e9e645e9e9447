"""
窓口の方への返事。出せるときのほかは、窓口の方が見せた事実だけから作る。

対象の方が台帳にいないのか、支援措置の人なのか、請求する権利が認められないのかは、返事の文にも、尋ねることにも、
頼む書類にも表れない。
"""

from dataclasses import dataclass
from enum import StrEnum

from madoguchi_core.certificates._ruling import Delivery, Outward, Ruling
from madoguchi_core.procedures import AmountShown


class AnswerKind(StrEnum):
    """返事の種類。値は、状況ファイルに書く言葉。"""

    ISSUED = "渡せる"
    LACKING = "渡せない"
    ASKING = "尋ねる"
    NEEDED = "見せてもらう"
    PENDING = "待ってもらう"


_HEADINGS = {
    AnswerKind.ISSUED: "お渡しできます。",
    AnswerKind.LACKING: "このままではお渡しできません。",
    AnswerKind.ASKING: "お渡しできるかどうかは、まだ決まりません。次のことをお聞かせください。",
    AnswerKind.NEEDED: "お渡しできるかどうかは、まだ決まりません。次の物をお見せください。",
    AnswerKind.PENDING: "ご請求の内容を確かめる必要があります。係の者がご案内しますので、お待ちください。",
}
_SILENT = "台帳に記録があるかどうかや、お出しできない理由は、どなたにもお答えしていません。"


@dataclass(frozen=True, slots=True)
class Answer:
    """
    窓口の方への返事。

    Attributes:
        kind: 種類。
        lines: 続く文。
        documents: 持って来ていただく物。
        questions: お尋ねすること。
    """

    kind: AnswerKind
    lines: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """はじめの一文。"""
        return _HEADINGS[self.kind]

    @property
    def text(self) -> str:
        """紙や画面に出す文。"""
        return "\n".join(
            [self.heading, *self.lines, *(f"・{one}" for one in self.documents), *self.questions]
        )


def for_requester(ruling: Ruling) -> Answer:
    """
    窓口の方に見せてよい返事。出せないときの返事は、台帳の中身によらない。

    Args:
        ruling: 判定。職員だけが見る。
    """
    held = _held(ruling.certificate.who, ruling.outward)
    return _issued(ruling) if ruling.is_issued else held


def _held(who: str, outward: Outward) -> Answer:
    """出せるほかの返事。証明書ごとの決まった言葉と、窓口の方の事実だけで作る。"""
    documents = tuple(f"{one.item}（{one.when}）" if one.when else one.item for one in outward.lacking)
    lines = (f"請求できる方: {who}", *(one.text for one in outward.alternatives), _SILENT)
    return Answer(_kind(outward), lines, documents, outward.questions)


def _kind(outward: Outward) -> AnswerKind:
    # 聞いていないこと、見ていない物があるうちは、出せないとは言わない
    if outward.truth is False:
        return AnswerKind.LACKING
    if outward.questions:
        return AnswerKind.ASKING
    return AnswerKind.NEEDED if outward.lacking else AnswerKind.PENDING


def _issued(ruling: Ruling) -> Answer:
    fee = () if ruling.fee is None else (f"手数料: {_fee(ruling.fee)}",)
    mailed = (
        f"{one.item.title}を載せた証明書は、{one.delivery.value}ことになっています。"
        for one in ruling.items
        if one.delivery is not Delivery.HANDED
    )
    return Answer(AnswerKind.ISSUED, (*fee, *mailed))


def _fee(fee: AmountShown) -> str:
    amount = "窓口で確かめます" if fee.yen is None else f"{fee.yen:,}円"
    return f"{amount}（{fee.wording}）" if fee.wording else amount
