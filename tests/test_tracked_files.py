"""置き場所の約束: どの機械でも取り出せる名で、どの機械のことも書かない。"""

import re
import unicodedata

from house_tree import ROOT, tracked

# この木の外の名。つなげて書くと、この試験自身が引っかかる。
REGISTRIES = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "debian" + ".org")
MACHINE_PATH = re.compile(r"(?<![\w.$}/:*])/(?:work|home|root|tmp|Users)/\w")
JAPANESE_NAMES_ALLOWED = re.compile(r"(^|/)(cases|docs)/")


def _texts() -> list[tuple[str, str]]:
    """文字として読めるファイルと、その中身。"""
    found = []
    for path in tracked():
        data = (ROOT / path).read_bytes() if (ROOT / path).is_file() else b""
        if b"\0" not in data:
            found.append((path, data.decode("utf-8", errors="replace")))
    return found


def test_道の名はASCII_ただし事例と文書は日本語でよい() -> None:
    assert [
        path for path in tracked() if not path.isascii() and not JAPANESE_NAMES_ALLOWED.search(path)
    ] == []


def test_道の名はNFC() -> None:
    """分解された濁点（macOS の写し）は、別の機械で読み込めないモジュールになる。"""
    assert [path for path in tracked() if not unicodedata.is_normalized("NFC", path)] == []


def test_部品の置き場所の名を書かない() -> None:
    assert [path for path, text in _texts() if any(host in text for host in REGISTRIES)] == []


def test_機械の道を書かない() -> None:
    assert [f"{path}: {hit}" for path, text in _texts() for hit in MACHINE_PATH.findall(text)] == []


def test_固定した版の控えは置き場所の名を含むので追跡しない() -> None:
    assert "uv.lock" not in tracked()


def test_行末の空白と混ざった改行が無い() -> None:
    kinds = (".py", ".md", ".toml", ".yaml", ".yml", ".sh", ".j2")
    texts = [(path, text) for path, text in _texts() if path.endswith(kinds)]

    assert [path for path, text in texts if "\r" in text] == []
    assert [path for path, text in texts if re.search(r"[ \t]+$", text, re.MULTILINE)] == []
