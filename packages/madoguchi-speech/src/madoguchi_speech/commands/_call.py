"""``madoguchi speech call``: 呼び出しひとつを声にする。"""

from pathlib import Path

from madoguchi_core.cli import console, show_findings, write_whole
from madoguchi_core.queue import check_counter_readings, spoken_call
from madoguchi_speech import ClipFolder, speak
from madoguchi_speech.commands._counters import counters_of


def run_call(number: str, counter: str, *, out: Path, clips: Path | None) -> None:
    """
    呼び出しひとつを声にして書き、文と読みを見せる。

    Raises:
        InvalidValue: 番号か読みを声にできないとき（MDG561）。
        PluginError: 音声合成の部品が動かないとき（MDG560）。
        StoreError: 書けないとき（MDG804）。
    """
    [desk] = counters_of([counter])
    spoken = spoken_call(number, desk.title, desk.reading)
    make = speak if clips is None else ClipFolder(clips).speak
    write_whole(out, make(spoken.reading))
    show_findings(check_counter_readings([desk]))
    for line in (spoken.text, spoken.reading, f"書きました: {out}"):
        console().print(line, soft_wrap=True)
