"""LibreOffice を動かす。使い捨ての設定で、いくつものブックを一度に PDF などにする。"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from madoguchi_core.errors import FormError, InvalidValue
from madoguchi_core.store import staging

_PREFIX: Final = "madoguchi-preview-"
LONGEST_SECONDS: Final = 3600.0
# どれも LibreOffice の設定の名。開くときに必ず計算し直す。マクロは動かさず、リンクも網の先の絵も読まない。
# 日付の形と、紙の大きさの決まっていないシートの紙（A4）は、どの機械でも日本の物にする。
_SETTINGS: Final = (
    ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Setup/L10N", "ooSetupSystemLocale", "ja-JP"),
)
_ELSEWHERE: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)


def find_office() -> Path:
    """
    LibreOffice の場所。PATH の次に、Windows と Mac のいつもの場所を見る。

    Raises:
        FormError: 見つからないとき（MDG440）。
    """
    commands = (shutil.which(name) for name in ("soffice", "libreoffice"))
    places = (place for place in _ELSEWHERE if Path(place).exists())
    found = next((command for command in (*commands, *places) if command), None)
    if found is None:
        hint = "LibreOffice（Calc）を入れてください。Debian なら libreoffice-calc-nogui です"
        raise FormError("MDG440", "LibreOffice が見つかりません", hint=hint)
    return Path(found)


def convert(
    books: Sequence[tuple[str, bytes]],
    *,
    fonts_conf: str,
    office: Path,
    timeout: float,
    target: str = "pdf",
) -> tuple[bytes | None, ...]:
    """
    ブックを、すべて計算し直してから、別の形にする。

    Args:
        books: 拡張子と中身。
        fonts_conf: 書体の置き換えを書いた fontconfig の設定。
        office: soffice の場所。
        timeout: 全部で待つ秒数。3600 まで。
        target: 作る形（``pdf``・``xlsx`` など、LibreOffice の --convert-to の書き方）。

    Returns:
        作った物。作れなかったブックの所は ``None``。

    Raises:
        FormError: 時間内に終わらないか（MDG442）、LibreOffice を動かせないとき（MDG440）。
        InvalidValue: 待つ秒数が範囲の外のとき（MDG442）。
    """
    if not 0 < timeout <= LONGEST_SECONDS:
        raise InvalidValue("MDG442", "待つ秒数は 0 より大きく 3600 まで", hint="timeout を直してください")
    with _workspace() as work:
        names = [f"{at}{suffix}" for at, (suffix, _) in enumerate(books)]
        for name, (_, content) in zip(names, books, strict=True):
            (work / name).write_bytes(content)
        (work / "fonts.conf").write_text(fonts_conf, encoding="utf-8")
        _run(_command(office, work, target, names), work, timeout)
        suffix = f".{target.partition(':')[0]}"
        made = [(work / "made" / name).with_suffix(suffix) for name in names]
        return tuple(path.read_bytes() if path.exists() else None for path in made)


@contextmanager
def _workspace() -> Iterator[Path]:
    """自分だけが読める使い捨てのフォルダー。強く止められて残った物は、次に動かす者が片づける。"""
    with staging(Path(tempfile.gettempdir()), prefix=_PREFIX) as work:
        (work / "profile" / "user").mkdir(parents=True)
        (work / "profile" / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        (work / "tmp").mkdir()
        yield work


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        f'<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )


def _command(office: Path, work: Path, target: str, names: Sequence[str]) -> list[str]:
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    flags = ("--headless", "--norestore", "--nologo", "--nolockcheck")
    return [str(office), profile, *flags, "--convert-to", target, "--outdir", "made", *names]


def _run(command: Sequence[str], work: Path, timeout: float) -> None:
    # 使う人の設定（dconf など）に触れず、一時ファイルも使い捨てのフォルダーに置かせる
    places = dict.fromkeys(("TMPDIR", "TMP", "TEMP", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"), str(work / "tmp"))
    own = {"FONTCONFIG_FILE": str(work / "fonts.conf"), "SAL_USE_VCLPLUGIN": "svp", **places}
    try:
        process = subprocess.Popen(  # noqa: S603 見つけた soffice に、自分で決めた引数だけを渡す
            command,
            cwd=work,
            env={**os.environ, **own},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise FormError(
            "MDG440", "LibreOffice を動かせません", hint="入れ直すか、場所を確かめてください"
        ) from error
    _wait(process, timeout)


def _wait(process: "subprocess.Popen[bytes]", timeout: float) -> None:
    try:
        process.wait(timeout)
    except BaseException as error:
        _kill(process)
        if not isinstance(error, subprocess.TimeoutExpired):
            raise
        hint = "ブックを減らすか、待つ秒数を増やしてください"
        raise FormError("MDG442", f"下見が {timeout:g} 秒で終わらず、止めました", hint=hint) from error


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """soffice は子を起こして待つだけなので、子まで止める。"""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False)  # noqa: S603, S607
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
