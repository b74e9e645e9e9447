"""聞き取りの質問の数を数え、公開している表（examples/interview/counts.csv）と照らす。--write では、表を書き直す。"""

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from madoguchi_core.cli._interview_measure import Row, measured, situation_files
from madoguchi_core.interview import Manner

ROOT = Path(__file__).parent.parent
SITUATIONS = ROOT / "examples/situations"
TYPICAL = ROOT / "examples/interview/typical.yaml"
COUNTS = ROOT / "examples/interview/counts.csv"
HEADER = (
    *("出来事", "状況", "台帳"),
    *(manner.value for manner in Manner),
    *(f"{manner.value}（欄）" for manner in Manner),
    *("聞き取りの画面", "要った欄"),
)


def cells(row: Row) -> tuple[str, ...]:
    """表の一行。"""
    return (
        *(row.event.title, row.name, "引いてから" if row.looks_up else "引く前"),
        *(str(row.asked[manner]) for manner in Manner),
        *(str(row.boxes[manner]) for manner in Manner),
        *(str(row.screens[Manner.SCREENS]), str(row.needed)),
    )


def table(rows: Iterable[Row]) -> str:
    """公開する表。"""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(cells(row) for row in rows)
    return text.getvalue()


def main() -> None:
    """数えて、表と照らす。"""
    found = table(measured(situation_files(SITUATIONS), TYPICAL))
    if "--write" in sys.argv[1:]:
        COUNTS.write_text(found, encoding="utf-8")
    elif COUNTS.read_text(encoding="utf-8") != found:
        sys.exit(
            f"{COUNTS.relative_to(ROOT)} が今の数と違います。--write で書き直し、文書の数も直してください"
        )


if __name__ == "__main__":
    main()
