"""``madoguchi ticket preview``: 見本の値で札を描く。"""

from collections.abc import Sequence
from pathlib import Path

from madoguchi_core.cli import console, show_findings, write_whole
from madoguchi_core.plugins import default_registry
from madoguchi_escpos._output import write_ticket
from madoguchi_escpos._preview import preview
from madoguchi_escpos._profiles import PrinterProfile, profile_for_paper
from madoguchi_escpos.commands._samples import sample_ticket
from madoguchi_escpos.commands._targets import chosen_layout, require_suffix, require_written


def run_preview(
    out: Path, *, layout_id: str | None, profile: PrinterProfile | None, numbers: Sequence[str]
) -> None:
    """
    札を描いて PNG に書く。番号を二つ以上書くと、一枚の絵に縦に並ぶ。

    Raises:
        InvalidValue: 札が無いか、拡張子が違うとき（MDG529）。
        PrinterError: 作れない札があるとき（MDG503・MDG520・MDG522）。
        StoreError: 書けないとき（MDG804）。
    """
    require_suffix(out, (".png",))
    registry = default_registry()
    layout = chosen_layout(registry, layout_id, usual="standard")
    paper = profile or profile_for_paper(layout.paper_mm)
    tickets = [sample_ticket(registry.ticket_categories, number) for number in numbers or (None,)]
    outputs = [write_ticket(ticket, layout, profile=paper) for ticket in tickets]
    show_findings(require_written(outputs))
    write_whole(out, preview(b"".join(output.data for output in outputs), paper))
    console().print(f"札 {layout.id}（{paper.title}）を描きました: {out}", soft_wrap=True)
