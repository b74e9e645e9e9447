"""``madoguchi fallback``: 停止時の判定ブックを書き出す。"""

from datetime import datetime
from pathlib import Path

from madoguchi_core.cli import console, events_named, write_whole
from madoguchi_core.errors import InvalidValue
from madoguchi_core.plugins import default_registry
from madoguchi_excel.commands._out import refuse_existing


def run_fallback(name: str, *, out: Path) -> None:
    """
    停止時の判定ブックを書き出す。住民の情報は入らない。

    Args:
        name: 出来事の名（``death``）。
        out: 書き出すファイル。

    Raises:
        InvalidValue: 知らない出来事のとき（MDG806）。拡張子が違うか、書き出す先がもうあるとき（MDG453）。
        PluginError: 規則を表計算の式にできないとき（MDG480・MDG481・MDG482）。
        StoreError: 書けないとき（MDG804）。
    """
    if out.suffix.lower() != ".xlsx":
        hint = "--out に「停止時.xlsx」のように書いてください"
        raise InvalidValue("MDG453", "書き出す先の拡張子が .xlsx ではありません", hint=hint)
    refuse_existing(out)
    registry = default_registry()
    (event, *_) = events_named(registry.event_facts, name)
    from madoguchi_excel.fallback import fallback_workbook

    content = fallback_workbook(registry, event, made_on=datetime.now().astimezone().date())
    write_whole(out, content)
    screen = console()
    count = len(registry.catalogue.for_event(event))
    screen.print(f"書き出し {out}（{len(content):,} バイト）")
    screen.print(
        f"{event.title}の手続き {count} 件を判定します。窓口の PC と USB に写しを置き、規則や町の値が変わったら作り直してください",
    )
