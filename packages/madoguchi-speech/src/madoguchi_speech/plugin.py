"""呼び出しの声を作る部品として、madoguchi に名乗る。音声合成の部品は、声を作るときまで読み込まない。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.municipality import CommandGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from madoguchi_core.municipality import Speak

MADOGUCHI_API = 1


@hookimpl
def madoguchi_speak() -> Speak:
    """読みを、チャイムに続く声の WAV にする。"""
    return _speak


@hookimpl
def madoguchi_commands() -> Sequence[CommandGroup]:
    """``madoguchi speech``。"""
    return (CommandGroup("speech", "呼び出しの声を作る・作り置く。", _commands),)


def _speak(reading: str) -> bytes:
    from madoguchi_speech import speak

    return speak(reading)


def _commands() -> object:
    from madoguchi_speech.commands.app import app

    return app
