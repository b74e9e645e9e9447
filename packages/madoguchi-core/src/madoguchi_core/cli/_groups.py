"""部品が差し出すコマンドの組を、使うときまで読み込まずに ``madoguchi`` に並べる。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from madoguchi_core.errors import DuplicateName, PluginError

if TYPE_CHECKING:
    # 自分のコマンドだけを動かすときは、部品の形も読み込まない
    from collections.abc import Mapping

    from madoguchi_core.municipality import CommandGroup


class WithPlugins(TyperGroup):
    """自分のコマンドの後に、部品のコマンドの組を並べる。自分のコマンドを動かすときは、部品を探しもしない。"""

    def list_commands(self, ctx: Any) -> list[str]:
        """一覧に出す名。"""
        return [*super().list_commands(ctx), *_OWN_GROUPS, *self._offered()]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """その名のコマンド。無ければ ``None``。"""
        found = super().get_command(ctx, cmd_name)
        if found is not None:
            return found
        group = _own_group(cmd_name) or self._offered().get(cmd_name)
        return None if group is None else _Waiting(group)

    def _offered(self) -> Mapping[str, CommandGroup]:
        from madoguchi_core.plugins import default_registry

        offered = default_registry().commands
        taken = sorted(set(offered) & {*self.commands, *_OWN_GROUPS})
        if taken:
            message = f"コマンド {'、'.join(taken)} は madoguchi にもうあります"
            raise DuplicateName("MDG303", message, hint="部品のコマンドの名を変えてください")
        return offered


_OWN_GROUPS: Final = {"queue": "番号札: 発券・呼出・待合の画面・予約・統計・控え。"}
"""動かすときまで読み込まない、自分のコマンドの組。"""


def _own_group(name: str) -> CommandGroup | None:
    if name not in _OWN_GROUPS:
        return None
    from madoguchi_core.municipality import CommandGroup

    return CommandGroup(name, _OWN_GROUPS[name], _load_queue)


def _load_queue() -> typer.Typer:
    from madoguchi_core.cli._queue._app import app

    return app


class _Waiting(TyperCommand):
    """まだ読み込んでいない組。一覧には題だけを出し、動かすときに本物と入れ替わる。"""

    def __init__(self, group: CommandGroup) -> None:
        super().__init__(name=group.name, help=group.title, callback=None)
        self._group = group

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: Any = None,
        **extra: Any,
    ) -> Any:
        """本物のコマンドの場面。"""
        return _loaded(self._group).make_context(info_name, args, parent, **extra)


def _loaded(group: CommandGroup) -> Any:
    try:
        app = group.load()
    except Exception as problem:
        raise _unloadable(group, type(problem).__name__) from problem
    if not isinstance(app, typer.Typer):
        raise _unloadable(group, f"typer.Typer ではなく {type(app).__name__} が返りました")
    # コマンドが一つだけの組は、組の名でそのまま動く（madoguchi fallback --event death）
    return typer.main.get_command(app)


def _unloadable(group: CommandGroup, reason: str) -> PluginError:
    hint = "部品を入れ直すか、外してください"
    return PluginError("MDG307", f"コマンド {group.name} を読み込めません: {reason}", hint=hint)
