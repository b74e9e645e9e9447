"""コマンドの言葉から、取り決め・札・区分・書き出す先を選ぶ。"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from madoguchi_core.errors import InvalidValue, PrinterError
from madoguchi_core.findings import Finding, Severity, has_errors
from madoguchi_core.queue import TicketCategory, TicketLayout
from madoguchi_core.registry import Registry
from madoguchi_escpos._layouts import builtin_layouts
from madoguchi_escpos._output import TicketOutput
from madoguchi_escpos._profiles import PrinterProfile, find_profile, profile_for_paper


def chosen_profile(name: str | None, paper_mm: int | None) -> PrinterProfile | None:
    """
    取り決め。どちらも書かなければ ``None``（札の紙の幅に合わせる）。

    Raises:
        InvalidValue: 両方が書いてあるか、知らない紙の幅のとき（MDG529）。
        PrinterError: 取り決めが無いとき（MDG526）。

    >>> chosen_profile(None, 58).id
    'paper-58'
    """
    if name is not None and paper_mm is not None:
        raise _unusable("--paper と --profile が両方書いてあります", "どちらか一つにしてください")
    if name is not None:
        return find_profile(name)
    if paper_mm is None:
        return None
    if paper_mm not in {58, 80}:
        raise _unusable(f"紙の幅 {paper_mm} mm は扱えません", "--paper は 58 か 80 です")
    return profile_for_paper(paper_mm)


def chosen_layout(registry: Registry, name: str | None, *, usual: str) -> TicketLayout:
    """
    札の文言と並び。町のものを、備え付けより先に探す。

    Args:
        registry: 登録簿。
        name: 札の id。
        usual: 書かなかったときの備え付けの札。``standard`` なら、町の最初の札が勝つ。

    Raises:
        InvalidValue: その id の札が無いとき（MDG529）。
    """
    own = registry.ticket_layouts
    if name is None:
        return own[0] if own and usual == "standard" else builtin_layouts()[usual]
    known = {**builtin_layouts(), **{layout.id: layout for layout in own}}
    if name not in known:
        raise _unusable(f"札 {name} がありません", f"使えるもの: {'、'.join(sorted(known))}")
    return known[name]


def chosen_category(registry: Registry, name: str) -> TicketCategory:
    """
    区分。

    Raises:
        InvalidValue: その id の区分が無いとき（MDG529）。
    """
    known = registry.ticket_categories
    if name not in known:
        raise _unusable(f"区分 {name} がありません", f"使えるもの: {'、'.join(known) or '無し'}")
    return known[name]


def require_suffix(out: Path, suffixes: Sequence[str]) -> None:
    """
    書き出す先の拡張子を確かめる。

    Raises:
        InvalidValue: 違うとき（MDG529）。
    """
    if out.suffix.lower() not in suffixes:
        raise _unusable("書き出す先の拡張子が違います", f"--out は {' か '.join(suffixes)} です")


def one_of_printer_and_out(printer: str | None, out: Path | None) -> None:
    """
    刷るか書き出すかの、どちらか一つが書いてあるかを確かめる。

    Raises:
        InvalidValue: 両方あるか、どちらも無いとき（MDG529）。
    """
    if (printer is None) == (out is None):
        raise _unusable(
            "--printer と --out は、どちらか一つだけ書けます", "刷るなら --printer を書いてください"
        )


def require_written(outputs: Iterable[TicketOutput]) -> tuple[Finding, ...]:
    """
    どの札も作れたかを確かめ、知らせだけを返す。

    Raises:
        PrinterError: 作れない札があるとき。番号は、最初の誤りのもの。
    """
    found = tuple(dict.fromkeys(finding for output in outputs for finding in output.findings))
    if has_errors(found):
        worst = next(finding for finding in found if finding.severity is Severity.ERROR)
        raise PrinterError(worst.code, f"{worst.where}: {worst.message}", hint=worst.hint)
    return found


def _unusable(message: str, hint: str) -> InvalidValue:
    return InvalidValue("MDG529", message, hint=hint)
