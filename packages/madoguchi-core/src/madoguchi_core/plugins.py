"""入っている部品を探して読み込む、ただ一つの場所。部品を自分で選ぶときは :mod:`madoguchi_core.registry` を使う。"""

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from madoguchi_core.errors import PluginError
from madoguchi_core.hookspecs import PROJECT_NAME
from madoguchi_core.registry import NATIONAL_NAME, Registry, build_registry


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


def package_names() -> tuple[str, ...]:
    """ひとつだけを選べる部品の名。"""
    return (NATIONAL_NAME, *discover_plugins())


def package_registry(name: str) -> Registry:
    """
    部品ひとつを、国の手続きと合わせて組み立てた登録簿。ほかの部品には左右されない。

    Args:
        name: 部品の名（``national``・``memuro``）。

    Raises:
        PluginError: その名の部品が無いとき（MDG308）。
    """
    plugins = discover_plugins()
    if name != NATIONAL_NAME and name not in plugins:
        known = "、".join((NATIONAL_NAME, *plugins))
        raise PluginError("MDG308", f"部品 {name} は入っていません", hint=f"入っている部品: {known}")
    return build_registry({} if name == NATIONAL_NAME else {name: plugins[name]})


def _load(entry: EntryPoint) -> object:
    try:
        return entry.load()
    except Exception as problem:
        raise PluginError(
            "MDG307",
            f"部品 {entry.name}（{entry.value}）を読み込めません: {type(problem).__name__}",
            hint="部品を入れ直すか、外してください",
        ) from problem
