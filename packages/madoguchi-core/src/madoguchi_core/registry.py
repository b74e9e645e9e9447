"""登録簿: 部品が差し出したものを、確かめて一つにまとめた、変わらない値。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import pluggy

from madoguchi_core import hookspecs
from madoguchi_core.calendar import TownCalendar
from madoguchi_core.certificates import Certificate, CertificateBook
from madoguchi_core.errors import DuplicateName, IncompatibleApi, PluginError, UnknownHook
from madoguchi_core.findings import has_errors
from madoguchi_core.national import plugin as national_plugin
from madoguchi_core.procedures import (
    Catalogue,
    Claims,
    Difference,
    LifeEvent,
    Override,
    Procedure,
    RuleChange,
    apply_override,
)
from madoguchi_core.rules import Fact, ParameterBook

if TYPE_CHECKING:
    from madoguchi_core.handover import RpaMap
    from madoguchi_core.municipality import (
        CommandGroup,
        EventFacts,
        ExtraFacts,
        FormPackage,
        FormWriter,
        MoveFacts,
        Municipality,
        OpenPrinter,
        RequestFacts,
        SampleTown,
        Speak,
        TicketWriter,
    )
    from madoguchi_core.queue import QueueSetting, TicketCategory, TicketLayout
    from madoguchi_core.records import ResidentSpec

T = TypeVar("T")
NATIONAL_NAME = "national"


@dataclass(frozen=True, slots=True)
class PluginInfo:
    """
    読み込んだ部品。

    Attributes:
        name: 登録の名。
        module: モジュールの名。
        api: 名乗っている API の版。
        hooks: 差し出しているフック。
    """

    name: str
    module: str
    api: int
    hooks: tuple[str, ...]


@dataclass(frozen=True)
class Registry:
    """
    登録簿。変わらないので、スレッドの間で分け合ってよい。様式・RPA・札・コマンドは、初めて使うときに部品から受け取る。

    Attributes:
        plugins: 読み込んだ部品。
        municipality: 自治体。無ければ None（全国の規則だけで判定する）。
        resident_spec: 住民の表の宣言。
        catalogue: 手続きの目録。
        parameters: パラメータの値。
        event_facts: 出来事ごとの事実の作り方。
        move_facts: 異動の届出の事実の作り方。
        extra_facts: 町だけの事実。
        differences: 国の手続きとの違い。
        rule_changes: 規則の変更の記録。新しいものから。
        procedure_owners: 手続きの id から、差し出した部品の名への対応。
        case_packages: 部品の名から、規則の事例を置いたパッケージの名への対応。
        claims: 部品の名から、手続きどうしの関係の主張への対応。
        certificates: 証明書の目録。
        certificate_owners: 証明書の id から、差し出した部品の名への対応。
        request_facts: 証明書の請求の事実の作り方。無ければ None。
    """

    plugins: tuple[PluginInfo, ...]
    municipality: Municipality | None
    resident_spec: ResidentSpec | None
    catalogue: Catalogue
    parameters: ParameterBook
    event_facts: Mapping[LifeEvent, EventFacts]
    move_facts: Mapping[LifeEvent, MoveFacts]
    extra_facts: tuple[ExtraFacts, ...]
    differences: tuple[Difference, ...]
    rule_changes: tuple[RuleChange, ...]
    procedure_owners: Mapping[str, str]
    case_packages: Mapping[str, tuple[str, ...]]
    claims: Mapping[str, tuple[Claims, ...]]
    certificates: CertificateBook
    certificate_owners: Mapping[str, str]
    request_facts: RequestFacts | None
    _hook: Any = field(repr=False, compare=False)

    @property
    def calendar(self) -> TownCalendar:
        """町の休日の暦。町の部品が無ければ、土日・祝日・年末年始だけの暦。"""
        return TownCalendar() if self.municipality is None else self.municipality.calendar

    @cached_property
    def forms(self) -> Mapping[str, FormPackage]:
        """様式の id から様式への対応。"""
        return _unique((form.spec.id, form) for form in _flat(self._hook.madoguchi_forms()))

    @cached_property
    def form_owners(self) -> Mapping[str, str]:
        """様式の id から、差し出した部品の名への対応。"""
        offered = _by_plugin(self._hook.madoguchi_forms)
        return MappingProxyType({form.spec.id: name for name, forms in offered.items() for form in forms})

    @cached_property
    def form_writers(self) -> Mapping[str, FormWriter]:
        """拡張子から、様式を書く部品への対応。"""
        return MappingProxyType(
            {writer.suffix: writer for writer in _flat(self._hook.madoguchi_form_writers())}
        )

    @cached_property
    def rpa_maps(self) -> Mapping[str, RpaMap]:
        """id から RPA の表の定義への対応。"""
        return _unique((rpa_map.id, rpa_map) for rpa_map in _flat(self._hook.madoguchi_rpa_maps()))

    @cached_property
    def ticket_categories(self) -> Mapping[str, TicketCategory]:
        """id から番号札の区分への対応。"""
        return _categories(_flat(self._hook.madoguchi_ticket_categories()))

    @cached_property
    def ticket_layouts(self) -> tuple[TicketLayout, ...]:
        """番号札の文言。最初のものをふつうの札に使う。"""
        return tuple(_flat(self._hook.madoguchi_ticket_layouts()))

    @cached_property
    def queue_setting(self) -> QueueSetting | None:
        """
        町の番号札の決まり。

        Raises:
            PluginError: 窓口か予約枠が、区分と合わないとき（MDG543）。
        """
        found: QueueSetting | None = self._hook.madoguchi_queue_setting()
        if found is not None:
            _check_setting(found, self.ticket_categories)
        return found

    @cached_property
    def ticket_writer(self) -> TicketWriter | None:
        """番号札を印字データにする関数。"""
        found: TicketWriter | None = self._hook.madoguchi_ticket_writer()
        return found

    @cached_property
    def open_printer(self) -> OpenPrinter | None:
        """装置の宛先から、札を刷る装置を開く関数。"""
        found: OpenPrinter | None = self._hook.madoguchi_open_printer()
        return found

    @cached_property
    def speak(self) -> Speak | None:
        """読みから、声の WAV を作る関数。"""
        found: Speak | None = self._hook.madoguchi_speak()
        return found

    @cached_property
    def sample_town(self) -> SampleTown | None:
        """見本の町。"""
        found: SampleTown | None = self._hook.madoguchi_sample_town()
        return found

    @cached_property
    def commands(self) -> Mapping[str, CommandGroup]:
        """
        名から、部品が足すコマンドの組への対応。

        Raises:
            PluginError: 部品が、コマンドの組でない物を差し出したとき（MDG309）。
        """
        from madoguchi_core.municipality import CommandGroup

        groups = _flat(self._hook.madoguchi_commands())
        if not all(isinstance(group, CommandGroup) for group in groups):
            hint = "madoguchi_commands は CommandGroup の並びを返してください"
            raise PluginError("MDG309", "コマンドの組でない物が差し出されました", hint=hint)
        return _unique((group.name, group) for group in groups)

    def facts_for(self, event: LifeEvent) -> tuple[Fact[Any], ...]:
        """その出来事で書ける事実（全国と町）。異動では、届出に付くものと、一人に付くもの。"""
        extra = (fact for source in self.extra_facts for fact in source.facts)
        move = self.move_facts.get(event)
        own = (*move.facts, *move.person_facts) if move else self.event_facts[event].facts
        return (*own, *extra)


def build_registry(plugins: Mapping[str, object], *, with_national: bool = True) -> Registry:
    """
    部品から登録簿を組み立てる。全体で共有する状態は持たないので、いくつでも作れる。

    Args:
        plugins: 名から部品（フックを持つモジュールやオブジェクト）への対応。後のものほど強い。
        with_national: 全国の手続きを含めるか。

    Raises:
        IncompatibleApi: 別の API 版の部品があるとき（MDG302）。
        UnknownHook: 綴りの違うフックや引数があるとき（MDG301）。
        DuplicateName: 同じ id が二つあるとき（MDG303）。

    >>> registry = build_registry({})
    >>> registry.catalogue.by_id["latter-funeral"].title
    '後期高齢者医療 葬祭費の支給申請'
    """
    manager = pluggy.PluginManager(hookspecs.PROJECT_NAME)
    manager.add_hookspecs(hookspecs)
    if with_national:
        _register(manager, NATIONAL_NAME, national_plugin)
    for name, plugin in plugins.items():
        _register(manager, name, plugin)
    _check_pending(manager)
    return _collect(manager)


def _register(manager: pluggy.PluginManager, name: str, plugin: object) -> None:
    api = getattr(plugin, "MADOGUCHI_API", None)
    if api != hookspecs.API_VERSION:
        declared = "書かれていません" if api is None else f"{api} です"
        raise IncompatibleApi(
            "MDG302",
            f"部品 {name} の API の版（MADOGUCHI_API）は {declared}。この madoguchi は {hookspecs.API_VERSION} です",
            hint="部品を新しくするか、madoguchi の版を合わせてください",
        )
    try:
        manager.register(plugin, name=name)
    except pluggy.PluginValidationError as problem:
        raise UnknownHook(
            "MDG301", f"部品 {name} のフックが仕様と合いません", hint="引数の名を hookspecs と比べてください"
        ) from problem


def _check_pending(manager: pluggy.PluginManager) -> None:
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as problem:
        hook = str(problem).partition("'")[2].partition("'")[0]
        raise UnknownHook(
            "MDG301",
            f"部品 {manager.get_name(problem.plugin)} のフック {hook} は仕様にありません",
            hint="綴りを直してください。あるフックは文書「フック」に並んでいます",
        ) from problem


def _collect(manager: pluggy.PluginManager) -> Registry:
    hook = manager.hook
    offered = _by_plugin(hook.madoguchi_procedures)
    owners = {item.id: name for name, items in offered.items() for item in items}
    certificates = _by_plugin(hook.madoguchi_certificates)
    catalogue, differences = _catalogue(hook, [item for items in offered.values() for item in items])
    return Registry(
        plugins=tuple(_info(manager, name, plugin) for name, plugin in manager.list_name_plugin() if plugin),
        municipality=hook.madoguchi_municipality(),
        resident_spec=hook.madoguchi_residents(),
        catalogue=catalogue,
        parameters=ParameterBook(_in_order(hook.madoguchi_parameters())),
        event_facts=_unique((facts.event, facts) for facts in _flat(hook.madoguchi_event_facts())),
        move_facts=_unique(
            (event, facts) for facts in _flat(hook.madoguchi_move_facts()) for event in facts.events
        ),
        extra_facts=tuple(_flat(hook.madoguchi_extra_facts())),
        differences=differences,
        rule_changes=_rule_changes(catalogue, _flat(hook.madoguchi_rule_changes())),
        procedure_owners=MappingProxyType(owners),
        case_packages=MappingProxyType(_by_plugin(hook.madoguchi_case_packages)),
        claims=MappingProxyType(_by_plugin(hook.madoguchi_claims)),
        certificates=CertificateBook(item for items in certificates.values() for item in items),
        certificate_owners=MappingProxyType(_certificate_owners(certificates)),
        request_facts=hook.madoguchi_request_facts(),
        _hook=hook,
    )


def _certificate_owners(offered: Mapping[str, tuple[Certificate, ...]]) -> dict[str, str]:
    """証明書と、その項目の id から、部品の名への対応。"""
    owners: dict[str, str] = {}
    for name, certificates in offered.items():
        for one in certificates:
            owners |= dict.fromkeys([one.id, *(item.id for item in one.items)], name)
    return owners


def _catalogue(
    hook: Any,  # noqa: ANN401 pluggy のフックは型を持たない
    offered: Sequence[Procedure],
) -> tuple[Catalogue, tuple[Difference, ...]]:
    procedures = dict(_unique((item.id, item) for item in offered))
    differences: list[Difference] = []
    for override in _flat(hook.madoguchi_overrides()):
        procedures[override.procedure_id], changed = apply_override(_target(procedures, override), override)
        differences.extend(changed)
    return Catalogue(procedures.values()), tuple(differences)


def _target(procedures: Mapping[str, Procedure], override: Override) -> Procedure:
    found = procedures.get(override.procedure_id)
    if found is None:
        raise PluginError(
            "MDG304",
            f"上書きする手続き {override.procedure_id} がありません",
            hint="id の綴りを確かめてください",
        )
    return found


def _rule_changes(catalogue: Catalogue, changes: Sequence[RuleChange]) -> tuple[RuleChange, ...]:
    named = {procedure_id for change in changes for procedure_id in change.procedure_ids}
    unknown = sorted(named - set(catalogue.by_id))
    if unknown:
        raise PluginError(
            "MDG214",
            f"規則の変更の記録が、目録に無い手続きを名乗っています: {'、'.join(unknown)}",
            hint="id の綴りを確かめてください",
        )
    return tuple(sorted(changes, key=lambda change: change.released_on, reverse=True))


def _categories(categories: Sequence[TicketCategory]) -> Mapping[str, TicketCategory]:
    from madoguchi_core.queue import check_categories

    problems = check_categories(categories)
    if has_errors(problems):
        raise PluginError("MDG306", f"番号札の区分が合いません: {problems[0].message}", hint=problems[0].hint)
    return MappingProxyType({category.id: category for category in categories})


def _check_setting(setting: QueueSetting, categories: Mapping[str, TicketCategory]) -> None:
    from madoguchi_core.queue import check_counters

    problems = check_counters(tuple(categories.values()), setting.counters)
    if problems:
        first = problems[0]
        raise PluginError(
            "MDG543", f"番号札の窓口が合いません: {first.where} {first.message}", hint=first.hint
        )
    unknown = sorted({plan.category_id for plan in setting.slot_plans} - set(categories))
    if unknown:
        message = f"予約枠の区分がありません: {'、'.join(unknown)}"
        raise PluginError("MDG543", message, hint="予約枠の区分の id を直してください")


def _info(manager: pluggy.PluginManager, name: str, plugin: object) -> PluginInfo:
    callers = manager.get_hookcallers(plugin) or []
    module = getattr(plugin, "__name__", type(plugin).__name__)
    return PluginInfo(name, module, hookspecs.API_VERSION, tuple(sorted(caller.name for caller in callers)))


def _by_plugin(hook: Any) -> dict[str, tuple[Any, ...]]:  # noqa: ANN401 pluggy のフックは型を持たない
    """部品の名から、その部品が差し出したものへの対応。登録した順。"""
    names = [implementation.plugin_name for implementation in hook.get_hookimpls()]
    return {name: tuple(items) for name, items in zip(names, _in_order(hook()), strict=True)}


def _in_order(results: Sequence[Sequence[T]]) -> list[Sequence[T]]:
    """pluggy は後に登録した部品から呼ぶので、登録した順に戻す。"""
    return list(reversed(results))


def _flat(results: Sequence[Sequence[T]]) -> list[T]:
    return [item for result in _in_order(results) for item in result]


def _unique(pairs: Iterable[tuple[Any, T]]) -> Mapping[Any, T]:
    unique: dict[Any, T] = {}
    for key, item in pairs:
        if key in unique:
            raise DuplicateName(
                "MDG303",
                f"「{getattr(key, 'title', key)}」が二つ登録されています",
                hint="どちらか一つの id を変えてください",
            )
        unique[key] = item
    return MappingProxyType(unique)
