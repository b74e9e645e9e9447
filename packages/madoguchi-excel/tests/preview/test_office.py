"""LibreOffice の動かし方: 終わらなければ子まで止め、何も残さない。偽の soffice で確かめる。"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from office import require_soffice
from openpyxl.worksheet.worksheet import Worksheet
from preview_books import build

from madoguchi_core.errors import FormError, InvalidValue
from madoguchi_excel.preview import Book, preview
from madoguchi_excel.preview._office import LONGEST_SECONDS, convert, find_office

FakeOffice = Callable[[str], Path]


def _name(sheet: Worksheet) -> None:
    sheet["A1"] = "氏名"


@pytest.fixture
def book() -> Book:
    return build("申請書.xlsx", _name)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """使い捨てのフォルダーが作られる所。"""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def fake_office(tmp_path: Path) -> FakeOffice:
    def write(script: str) -> Path:
        path = tmp_path / "soffice"
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return write


def _stops(pid: int) -> bool:
    """止める合図は届いている。機械が混んでいるときのために、少しだけ待つ。"""
    for _ in range(100):
        if not _is_running(pid):
            return True
        time.sleep(0.05)
    return False


def _is_running(pid: int) -> bool:
    """終わって片づけを待つだけの子（ゾンビ）は、動いていない。"""
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_終わらなければ_子まで止めて片づける(
    book: Book, temporary: Path, tmp_path: Path, fake_office: FakeOffice
) -> None:
    child = tmp_path / "child"
    office = fake_office(f"sleep 300 &\necho $! > {child}\nwait")

    with pytest.raises(FormError, match="MDG442"):
        preview([book], office=office, timeout=1)

    assert _stops(int(child.read_text(encoding="utf-8")))
    assert list(temporary.iterdir()) == []


def test_本物も_時間が来れば止めて片づける(book: Book, temporary: Path) -> None:
    with pytest.raises(FormError, match="MDG442"):
        preview([book], office=require_soffice(), timeout=0.05)

    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("timeout", [0, -1, LONGEST_SECONDS + 1, float("nan")])
def test_待つ秒数には限りがある(book: Book, timeout: float) -> None:
    with pytest.raises(InvalidValue, match="MDG442"):
        preview([book], office=Path("no-such-office"), timeout=timeout)


def test_途中で止められても_子を残さず片づける(
    temporary: Path, tmp_path: Path, fake_office: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child"
    wait = subprocess.Popen.wait

    def interrupted_once(process: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        if timeout is None:
            return wait(process)
        while not child.exists() or not child.read_text(encoding="utf-8"):
            time.sleep(0.01)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "wait", interrupted_once)
    office = fake_office(f"sleep 300 &\necho $! > {child}\nwait")
    with pytest.raises(KeyboardInterrupt):
        convert([(".xlsx", b"PK")], fonts_conf="", office=office, timeout=30)

    assert _stops(int(child.read_text(encoding="utf-8")))
    assert list(temporary.iterdir()) == []


def test_何も作らない物は_ブックの名を挙げて断る(
    book: Book, temporary: Path, fake_office: FakeOffice
) -> None:
    with pytest.raises(FormError, match=r"申請書\.xlsx") as refused:
        preview([book], office=fake_office("exit 0"))

    assert refused.value.code == "MDG441"
    assert list(temporary.iterdir()) == []


def test_動かせない物は_入れ直すように言う(book: Book, tmp_path: Path) -> None:
    with pytest.raises(FormError, match="MDG440"):
        preview([book], office=tmp_path / "no-such-office")


def test_LibreOfficeが無ければ_入れる包みを言う(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr("madoguchi_excel.preview._office._ELSEWHERE", ())

    with pytest.raises(FormError, match="libreoffice-calc-nogui") as refused:
        find_office()
    assert refused.value.code == "MDG440"


def test_PATHに無くても_いつもの場所を見る(
    tmp_path: Path, fake_office: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = fake_office("exit 0")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr("madoguchi_excel.preview._office._ELSEWHERE", (str(tmp_path / "no"), str(office)))

    assert find_office() == office


def test_使う人の設定に触れず_ブックは自分だけが読める所に置く(
    temporary: Path, fake_office: FakeOffice, tmp_path: Path
) -> None:
    said = tmp_path / "said"
    office = fake_office(
        f'{{ echo "$@"; echo $TMPDIR $XDG_CONFIG_HOME $XDG_RUNTIME_DIR; stat -c %a .; ls; }} > {said}'
    )
    convert([(".xlsx", b"PK")], fonts_conf="", office=office, timeout=30)

    command, places, mode, *files = said.read_text(encoding="utf-8").splitlines()
    assert f"-env:UserInstallation={temporary.as_uri()}/madoguchi-preview-" in command
    assert all(place.startswith(str(temporary)) for place in places.split())
    assert mode == "700"
    assert "0.xlsx" in files


def test_前に残った古い物だけを片づける(temporary: Path, fake_office: FakeOffice) -> None:
    """電源が落ちるなどで残った物。ほかの窓口がいま使っている物には触れない。"""
    for name, age in (
        ("madoguchi-preview-abcd0001", LONGEST_SECONDS + 60),
        ("madoguchi-preview-abcd0002", 60),
    ):
        (temporary / name).mkdir()
        at = temporary.stat().st_mtime - age
        os.utime(temporary / name, (at, at))

    convert([(".xlsx", b"PK")], fonts_conf="", office=fake_office("exit 0"), timeout=30)

    assert [path.name for path in temporary.iterdir()] == ["madoguchi-preview-abcd0002"]
