"""入っている部品を探して読み込む、ただ一つの場所。部品を自分で選ぶときは :mod:`madoguchi_core.registry` を使う。"""

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from madoguchi_core.errors import PluginError
from madoguchi_core.hookspecs import PROJECT_NAME
from madoguchi_core.registry import Registry, build_registry


def discover_plugins() -> dict[str, object]:
    """
    入っている部品を、名の順に読み込む。

    Raises:
        PluginError: 読み込めない部品があるとき（MDG307）。部品の名と次の手を言う。
    """
    found = sorted(entry_points(group=PROJECT_NAME), key=lambda entry: entry.name)
    return {entry.name: _load(entry) for entry in found}


@cache
def default_registry() -> Registry:
    """入っている部品すべてで組み立てた登録簿。``madoguchi`` コマンドが使う。"""
    return build_registry(discover_plugins())


def _load(entry: EntryPoint) -> object:
    try:
        return entry.load()
    except Exception as problem:
        raise PluginError(
            "MDG307",
            f"部品 {entry.name}（{entry.value}）を読み込めません: {type(problem).__name__}",
            hint="部品を入れ直すか、外してください",
        ) from problem
