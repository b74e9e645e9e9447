"""docstring の ``字`` の両側に、日本語でも切れ目を置く Sphinx の拡張。reST は語の間の空きを求め、日本語は空けない。"""

import re

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

_BEFORE = re.compile(r"(?<=[^\x00-\x7f])(?=(?::[\w:]+:`|``)[^`\s])")
_AFTER = re.compile(r"(?<=[^`\s]`)(?=[^\x00-\x7f])|(?<=[^`\s]``)(?=[^\x00-\x7f])")


def separated(line: str) -> str:
    r"""
    切れ目（``\ ``。紙には出ない）を足した行。

    >>> print(separated("不明なら ``UNKNOWN``（推測しない）"))
    不明なら ``UNKNOWN``\ （推測しない）
    """
    return _AFTER.sub(r"\\ ", _BEFORE.sub(r"\\ ", line))


def _process(
    _app: Sphinx, _kind: str, _name: str, _value: object, _options: object, lines: list[str]
) -> None:
    lines[:] = [line if line.lstrip().startswith((">>>", "...")) else separated(line) for line in lines]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Autodoc が docstring を読むときに足す。"""
    app.connect("autodoc-process-docstring", _process)
    return {"version": "1", "parallel_read_safe": True}
