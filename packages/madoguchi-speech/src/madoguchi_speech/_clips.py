"""声の作り置きの置き場。録音があれば先に使い、無い節だけを作る。"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from madoguchi_core.errors import StoreError
from madoguchi_speech._chime import chime
from madoguchi_speech._engine import CREDIT, VOICE, render
from madoguchi_speech._phrases import phrases
from madoguchi_speech._recorded import check_recorded
from madoguchi_speech._sound import UnusableSound, joined, read_wav, wav

if TYPE_CHECKING:
    from madoguchi_core.findings import Finding

CHIME: Final = "chime"
LIST: Final = "clips.csv"
RECORDED: Final = "recorded"


@dataclass(frozen=True, slots=True)
class Prepared:
    """
    作り置きの結果。

    Attributes:
        made: 新しく作った声の数。
        kept: 前からあった声の数。
        size: 声の大きさの合計（バイト）。
        findings: 録音の指摘。
    """

    made: int
    kept: int
    size: int
    findings: tuple[Finding, ...]


class ClipFolder:
    """
    声の作り置きと録音のフォルダー。

    ``recorded/`` の録音、作り置き、その場で作った声の順に使う。作り置きがそろっていれば、音声合成の部品を読み込まない。

    Args:
        path: フォルダー。無ければ作る。
        render: 節から音を作る関数。

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name:
    ...     folder = ClipFolder(Path(name))
    ...     folder.prepare(["イチバンノ カタ"]).made, folder.speak("イチバンノ カタ")[:4]
    (1, b'RIFF')
    """

    def __init__(self, path: Path, *, render: Callable[[str], bytes] = render) -> None:
        self._path = path
        self._made = path / VOICE
        self._recorded = path / RECORDED
        self._render = render

    def speak(self, reading: str) -> bytes:
        """
        読みを、チャイムに続く声の WAV にする。無い節は作って残す。残せなくても鳴らす。

        Raises:
            InvalidValue: 声にできない読みのとき（MDG561）。
            PluginError: 録音も作り置きも無い節があり、音声合成の部品も動かないとき（MDG560）。
        """
        clips = [self._clip(phrase) for phrase in phrases(reading)]
        return wav(joined(_usable(self._recorded / f"{CHIME}.wav") or chime(), clips))

    def prepare(self, readings: Iterable[str]) -> Prepared:
        """
        読みのすべての節を作り置き、一覧（``clips.csv``）を書く。途中で止まっても、残りだけを作り直せる。

        Raises:
            InvalidValue: 声にできない読みのとき（MDG561）。
            PluginError: 音声合成の部品が動かないとき（MDG560）。
            StoreError: 書けないとき（MDG804）。
        """
        wanted = sorted({phrase for reading in readings for phrase in phrases(reading)})
        missing = [phrase for phrase in wanted if _usable(self._made_path(phrase)) is None]
        try:
            for phrase in missing:
                self._keep(phrase, self._render(phrase))
            self._recorded.mkdir(parents=True, exist_ok=True)
            _replace(self._path / LIST, _listing(wanted))
            # フォルダーごと写されても、声の作者の表示が離れない
            _replace(self._path / "credit.txt", f"{CREDIT}\n".encode())
            size = sum(self._made_path(phrase).stat().st_size for phrase in wanted)
        except OSError as problem:
            hint = "空き容量と、フォルダーに書く権利を確かめてください"
            raise StoreError("MDG804", f"フォルダー {self._path.name} に書けません", hint=hint) from problem
        findings = check_recorded(self._recorded, {CHIME, *map(clip_name, wanted)})
        return Prepared(len(missing), len(wanted) - len(missing), size, findings)

    def _clip(self, phrase: str) -> bytes:
        found = _usable(self._recorded / f"{clip_name(phrase)}.wav") or _usable(self._made_path(phrase))
        if found is not None:
            return found
        sound = self._render(phrase)
        with suppress(OSError):
            self._keep(phrase, sound)
        return sound

    def _keep(self, phrase: str, sound: bytes) -> None:
        _replace(self._made_path(phrase), wav(sound))

    def _made_path(self, phrase: str) -> Path:
        return self._made / f"{clip_name(phrase)}.wav"


def clip_name(phrase: str) -> str:
    """
    節の声のファイルの名（拡張子なし）。どの機械でも扱える英数字だけで、声の版によらない。

    >>> clip_name("サンバン マドグチエ")
    'da101adbf53d292b'
    """
    return sha256(phrase.encode()).hexdigest()[:16]


def _usable(path: Path) -> bytes | None:
    """継げる音。無いか、壊れているか、形が違えば ``None``。"""
    try:
        return read_wav(path.read_bytes())
    except (OSError, UnusableSound):
        return None


def _replace(path: Path, content: bytes) -> None:
    """書き終えたものだけを、その名で置く。停電でも書きかけを残さない。"""
    from madoguchi_core.store import staging

    path.parent.mkdir(parents=True, exist_ok=True)
    with staging(path.parent) as place:
        with (place / path.name).open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        (place / path.name).replace(path)


def _listing(wanted: Iterable[str]) -> bytes:
    """録音する人が見る一覧。表計算で開けるよう BOM を付ける。"""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(("ファイル", "読み"))
    table.writerows((f"{clip_name(phrase)}.wav", phrase) for phrase in wanted)
    return text.getvalue().encode("utf-8-sig")
