"""``madoguchi rules``。"""

from datetime import datetime
from pathlib import Path

from madoguchi_core.cli._files import write_whole
from madoguchi_core.cli._screen import console, json_text
from madoguchi_core.cli._states import read_state, text_of
from madoguchi_core.differences import RulesText


def run_rules(state: str, *, out: Path) -> None:
    """
    規則の控えを書く。次の版の規則と、言葉で比べるため。

    Args:
        state: 規則の状態（日・部品・部品@日）。
        out: 書くファイル（``.json``）。

    Raises:
        StoreError: 書けないとき（MDG804）。
    """
    text = text_of(read_state(state, usual_on=datetime.now().astimezone().date()))
    write_whole(out, snapshot_text(text).encode(), is_public=True)
    counts = f"手続きと証明書 {len(text.procedures)} 件・値 {len(text.values)} 件・変更の記録 {len(text.changes)} 件"
    console().print(f"{out} を書きました（{counts}）")


def snapshot_text(text: RulesText) -> str:
    """控えの本文。"""
    return json_text(text.model_dump(mode="json", by_alias=True))
