"""証明書の請求の端末での見せ方。職員だけが見る所と、窓口の方に見せてよい所を、線で分ける。"""

from typing import TYPE_CHECKING

from madoguchi_core.calendar import format_wareki
from madoguchi_core.certificate_visit import CertificateVisit
from madoguchi_core.certificates import Answer
from madoguchi_core.cli._screen import console
from madoguchi_core.handover import CertificateStaffModel
from madoguchi_core.procedures import Outcome, Reason

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_STYLES = {
    Outcome.REQUIRED: "bold green",
    Outcome.NOT_REQUIRED: "bold red",
    Outcome.TO_CONFIRM: "bold yellow",
}


def show_ruling(visit: CertificateVisit, model: CertificateStaffModel) -> None:
    """
    職員だけが見る判定。

    Args:
        visit: 判定まで済んだ請求。
        model: 職員用の紙と同じ中身。
    """
    screen = console()
    screen.rule("職員だけ（窓口の方には見せない）", style="bold", align="left")
    style = _STYLES.get(visit.ruling.outcome, "bold")
    day = format_wareki(visit.request.requested_on)
    screen.print(f"{model.title}　{model.certificate}　請求の日 {day}", style=style)
    for title, lines in (
        ("確かめること", model.confirm),
        ("求められた項目", tuple(f"{one.title}: {one.word}　{one.delivery}".strip() for one in model.items)),
        ("足りない物", tuple(document.item for document in model.lacking)),
        ("ほかの方法", (*model.alternatives, *(f"【職員だけ】{one}" for one in model.staff_alternatives))),
        ("どう求められても載せない項目", model.omitted),
        ("手数料", (model.fee,) if model.fee else ()),
        ("注意", (model.note,) if model.note else ()),
    ):
        _lines(screen, title, lines)
    screen.print(_table(model.reasons))


def show_withheld() -> None:
    """出口が止めたときに、職員の画面に出す一言。"""
    screen = console()
    screen.rule("職員だけ（窓口の方には見せない）", style="bold", align="left")
    screen.print(
        "この請求の判定は、画面にも紙にも出しません。下の返事だけを伝え、係に引き継いでください",
        soft_wrap=True,
    )


def show_answer(answer: Answer) -> None:
    """窓口の方に見せてよい返事。"""
    screen = console()
    screen.rule("窓口の方への返事（この線より下だけを見せる）", style="bold", align="left")
    screen.print(answer.text, soft_wrap=True)


def _lines(screen: "Console", title: str, lines: tuple[str, ...]) -> None:
    if lines:
        screen.print(title, style="bold")
    for line in lines:
        screen.print(f"・{line}", soft_wrap=True)


def _table(reasons: tuple[Reason, ...]) -> "Table":
    from rich.table import Table

    table = Table(title="決め手", title_justify="left", show_lines=True, expand=True)
    table.add_column("条件", ratio=4, overflow="fold")
    table.add_column("使った値と出どころ", ratio=5, overflow="fold")
    table.add_column("根拠", ratio=3, overflow="fold")
    for reason in reasons:
        origins = "\n".join(f"{fact.title}＝{fact.value}［{fact.origin}］" for fact in reason.facts)
        table.add_row(reason.text, origins, "・".join(str(law) for law in reason.laws))
    return table
