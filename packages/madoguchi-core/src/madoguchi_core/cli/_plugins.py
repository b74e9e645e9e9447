"""``madoguchi plugins``。"""

from importlib.metadata import version

from madoguchi_core.cli._screen import console, print_json
from madoguchi_core.plugins import default_registry
from madoguchi_core.registry import Registry

SCHEMA = "madoguchi.plugins/1"


def run_plugins(*, as_json: bool) -> None:
    """部品・件数・国の手続きとの違いを出す。"""
    registry = default_registry()
    if as_json:
        print_json(plugins_json(registry))
    else:
        _show(registry)


def plugins_json(registry: Registry) -> dict[str, object]:
    """部品の一覧の JSON。"""
    municipality = registry.municipality
    return {
        "schema": SCHEMA,
        "version": version("madoguchi-core"),
        "municipality": None
        if municipality is None
        else {"name": municipality.name, "code": municipality.code},
        "plugins": [
            {"name": info.name, "module": info.module, "api": info.api, "hooks": list(info.hooks)}
            for info in registry.plugins
        ],
        "procedures": len(registry.catalogue),
        "forms": sorted(registry.forms),
        "rpa_maps": sorted(registry.rpa_maps),
        "differences": [
            {
                "procedure": item.procedure_id,
                "item": item.item,
                "before": item.before,
                "after": item.after,
                "reason": item.reason,
            }
            for item in registry.differences
        ],
    }


def _show(registry: Registry) -> None:
    from rich.table import Table

    screen = console()
    name = "（自治体パッケージなし）" if registry.municipality is None else registry.municipality.name
    screen.print(
        f"{name}  手続き {len(registry.catalogue)} 件・様式 {len(registry.forms)} 件・RPA の表 {len(registry.rpa_maps)} 件"
    )
    table = Table("部品", "モジュール", "API", "差し出しているもの")
    for info in registry.plugins:
        table.add_row(info.name, info.module, str(info.api), "\n".join(info.hooks))
    screen.print(table)
    for item in registry.differences:
        screen.print(
            f"国との違い {item.procedure_id} {item.item}: {item.before} → {item.after}（{item.reason}）",
        )
