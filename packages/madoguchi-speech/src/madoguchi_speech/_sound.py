"""音の並び（48000 Hz・16 ビット・モノラル）と、その継ぎ合わせ、WAV の読み書き。純粋な Python だけで動く。"""

import io
import wave
from collections.abc import Sequence
from typing import Final

RATE: Final = 48_000
"""一秒の標本の数（Hz）。"""

SAMPLE_BYTES: Final = 2
_CHIME_GAP_MS: Final = 250
_PAUSE_MS: Final = 180


def joined(head: bytes, clips: Sequence[bytes]) -> bytes:
    """
    チャイムの後に、節の音を、間を空けて継ぐ。

    Args:
        head: チャイムの音。
        clips: 節の音。言う順。

    >>> len(joined(b"", [bytes(2)])), len(joined(b"", [bytes(2), bytes(2)]))
    (24002, 41284)
    """
    return head + silence(_CHIME_GAP_MS) + silence(_PAUSE_MS).join(clips)


def silence(milliseconds: int) -> bytes:
    """
    無音。

    >>> len(silence(1))
    96
    """
    return bytes(RATE * milliseconds // 1000 * SAMPLE_BYTES)


def wav(sound: bytes) -> bytes:
    """
    音を WAV にする。

    >>> wav(silence(1))[:4]
    b'RIFF'
    """
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(SAMPLE_BYTES)
        writer.setframerate(RATE)
        writer.writeframes(sound)
    return file.getvalue()


class UnusableSound(Exception):
    """継ぎ合わせられない WAV。文は、どこが違うか。"""


def read_wav(content: bytes) -> bytes:
    """
    WAV から音を取り出す。形が違えば継げないので断る。

    Raises:
        UnusableSound: WAV でないか、速さ・ビット・チャンネルが違うか、途中で切れているか、空のとき。

    >>> read_wav(wav(silence(1))) == silence(1)
    True
    """
    try:
        with wave.open(io.BytesIO(content)) as reader:
            shape = reader.getparams()
            sound = bytes(reader.readframes(shape.nframes))
    except (wave.Error, EOFError) as problem:
        raise UnusableSound("16 ビットの WAV として読めません") from problem
    if (shape.framerate, shape.sampwidth, shape.nchannels) != (RATE, SAMPLE_BYTES, 1):
        found = f"{shape.framerate} Hz・{shape.sampwidth * 8} ビット・{shape.nchannels} チャンネル"
        raise UnusableSound(f"{found}です")
    if not sound or len(sound) != shape.nframes * SAMPLE_BYTES:
        raise UnusableSound("空か、途中で切れています")
    return sound
