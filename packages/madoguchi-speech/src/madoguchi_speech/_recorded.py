"""町が録音した WAV の点検。直すことはしない。"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from madoguchi_core.findings import Finding, Severity
from madoguchi_speech._levels import TARGET_RMS, levels
from madoguchi_speech._sound import UnusableSound, read_wav

_NOT_OURS: Final = frozenset({"desktop.ini", "thumbs.db", ".ds_store"})  # フォルダーを開くと、機械が置く物
_LONGEST_LEAD_MS: Final = 300
_CLIPPED: Final = 32_767
_LOUDNESS: Final = (TARGET_RMS / 2, TARGET_RMS * 2)


def check_recorded(folder: Path, names: Collection[str]) -> tuple[Finding, ...]:
    """
    録音のフォルダーの指摘をすべて挙げる。

    Args:
        folder: 録音のフォルダー。
        names: 使う声の名（拡張子なし）。

    >>> check_recorded(Path("無いフォルダー"), ())
    ()
    """
    return tuple(
        finding
        for path in sorted(folder.glob("*"))
        if path.is_file() and path.name.lower() not in _NOT_OURS
        for finding in _problems(path, names)
    )


def _problems(path: Path, names: Collection[str]) -> Iterator[Finding]:
    where = f"{path.parent.name}/{path.name}"
    if path.suffix != ".wav" or path.stem not in names:
        hint = "名を clips.csv の「ファイル」の欄に合わせてください"
        yield Finding("MDG563", Severity.WARNING, where, "使われない名です", hint)
        return
    try:
        yield from _level_problems(where, read_wav(path.read_bytes()))
    except UnusableSound as problem:
        hint = (
            "48000 Hz・16 ビット・モノラルの WAV に書き出し直してください。それまでは作り置きの声を使います"
        )
        yield Finding("MDG563", Severity.WARNING, where, str(problem), hint)
    except OSError:
        hint = "ファイルを読む権利を確かめてください。それまでは作り置きの声を使います"
        yield Finding("MDG563", Severity.WARNING, where, "読めません", hint)


def _level_problems(where: str, sound: bytes) -> Iterator[Finding]:
    found = levels(sound)
    softest, loudest = _LOUDNESS
    if found.peak >= _CLIPPED:
        yield _hard_to_hear(where, "音が割れています", "録音の音量を下げて、録り直してください")
    if not softest <= found.rms <= loudest:
        kind = "小さ" if found.rms < softest else "大き"
        yield _hard_to_hear(where, f"ほかの声より音量が{kind}すぎます", "音量をそろえてください")
    if found.lead_ms > _LONGEST_LEAD_MS:
        message = f"始まるまでに {found.lead_ms} ミリ秒の無音があります"
        yield _hard_to_hear(where, message, "始めの無音を切ってください")


def _hard_to_hear(where: str, message: str, hint: str) -> Finding:
    return Finding("MDG564", Severity.WARNING, where, message, hint)
