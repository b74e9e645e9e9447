"""当てられない符号と鍵。ここでだけ偶然を使う。"""

import base64
import hashlib
import hmac
import secrets
from datetime import date
from typing import Final

from madoguchi_core.errors import InvalidValue
from madoguchi_core.queue import is_code

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""書き写して間違えない 32 字。0 と O、1 と I が無い。"""

_CODE_LENGTH: Final = 8
_TOKEN_LENGTH: Final = 16


def fresh_key() -> str:
    """操作ひとつの新しい鍵。八字ごとに切るので、12 桁の数字（個人番号の形）にならない。"""
    return "-".join(_drawn(8) for _ in range(3))


def fresh_code() -> str:
    """
    窓口の間で渡す新しい符号。八字で、数字だけにはならない。

    >>> code = fresh_code()
    >>> len(code), set(code) <= set(ALPHABET), code.isdigit()
    (8, True, False)
    """
    while (code := _drawn(_CODE_LENGTH)).isdigit():
        pass
    return code


def code_of_key(secret: bytes, key: str) -> str:
    """
    操作の鍵から決まる符号。同じ鍵でやり直した予約は、同じ符号になる。

    >>> code_of_key(b"secret", "tap-1") == code_of_key(b"secret", "tap-1")
    True
    """
    digest = hmac.new(secret, f"booking-code|{key}".encode(), hashlib.sha256).digest()
    codes = base64.b32encode(digest).decode().translate(_SAFE)
    found = codes[:_CODE_LENGTH]
    return f"{found[:-1]}A" if found.isdigit() else found


def spelled(code: str) -> str:
    """
    四字ずつに切った、読み上げやすい書き方。

    >>> spelled("K7QM3XWD")
    'K7QM-3XWD'
    """
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def plain(code: str) -> str:
    """
    人が書いた符号から、切れ目の ``-`` と空白と小文字を除く。

    >>> plain(" k7qm-3xwd ")
    'K7QM3XWD'
    """
    compact = "".join(code.split()).upper()
    joined = compact.replace("-", "")
    return joined if len(joined) == _CODE_LENGTH and set(joined) <= set(ALPHABET) else "".join(code.split())


def refuse_personal(code: str, option: str) -> None:
    """
    人を指すかもしれない符号を断る。宛名番号も個人番号も数字だけなので、数字だけの符号は受け取らない。

    Raises:
        InvalidValue: 数字だけか、12 桁の数字を含むか、符号の形でないか、八字に満たない（MDG538）。

    >>> refuse_personal("K7QM3XWD", "--code")
    """
    is_number = "".join(letter for letter in code if letter.isalnum()).isdigit()
    if is_number or len(code) < _CODE_LENGTH or not is_code(code, longest=64):
        hint = "人の番号を使わず、省いて新しい符号を出してください（半角の英数字で 8 字から 64 字）"
        raise InvalidValue("MDG538", f"{option} に使えない符号です", hint=hint)


def ticket_token(secret: bytes, on: date, number: str) -> str:
    """
    札の QR に入れる印。番号を一つ足しても、ほかの人の札の印は当たらない。

    札の id からは作らない。控えから戻すと、失われた札の id が、後の人の札の id になる。

    Args:
        secret: 発券簿の秘密の数。
        on: 札の営業日。
        number: 番号の表記。

    >>> day = date(2026, 11, 24)
    >>> ticket_token(b"secret", day, "A001") == ticket_token(b"secret", day, "A001")
    True
    """
    digest = hmac.new(secret, f"ticket-token|{on}|{number}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode().translate(_SAFE)[:_TOKEN_LENGTH]


def is_token_of(secret: bytes, on: date, number: str, token: str) -> bool:
    """その札の印か。比べる時間から、似ているかどうかは分からない。"""
    return hmac.compare_digest(ticket_token(secret, on, number).encode(), token.strip().upper().encode())


def _drawn(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


# 三十二進の字（A〜Z と 2〜7）を、書き写して間違えない字に移す
_SAFE: Final = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ALPHABET)
