"""様式を作る約束: 一枚に入らない世帯は二枚目も出し、ひな形の中の対応も読み、断るときは一枚も渡さない。"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

from madoguchi_core.cases import Case
from madoguchi_core.cli._outputs import Outputs, Setting, make_outputs
from madoguchi_core.findings import Finding
from madoguchi_core.form_set import fill_forms
from madoguchi_core.forms import BoundForm, CellAddress, FormField, cell_from_marker, load_form
from madoguchi_core.gate import Gate, OutputKind, Requester
from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.municipality import FormPackage, FormWriter, FoundCells, ReadBindings
from madoguchi_core.national.facts import deceased
from madoguchi_core.procedures import Filer, LifeEvent, Procedure, ProcedureKind, SectionRole
from madoguchi_core.records import Household, Name, Protection, Relation, Resident, ResidentStatus
from madoguchi_core.registry import Registry, build_registry
from madoguchi_core.rules import law
from madoguchi_core.visit import Visit, judge_case

AT = datetime(2026, 3, 10, tzinfo=UTC)
MOVING = Procedure(
    id="moving",
    title="異動届",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=deceased.is_head,
    filed_by=(Filer.HOUSEHOLD_MEMBER,),
    section=SectionRole.RESIDENCE,
    laws=(law("住民基本台帳法", 25),),
)


class Written:
    """書き手の代わり。書かれた値を、そのまま行にする。"""

    def __init__(self, bound: BoundForm) -> None:
        self.findings: tuple[Finding, ...] = bound.findings
        self.content = "\n".join(f"{cell.address}={cell.value}" for cell in bound.cells).encode()


def _write(template: bytes, bound: BoundForm, /) -> Written:
    assert template == b"template"
    return Written(bound)


def _markers(text: str) -> ReadBindings:
    def read(template: bytes, vocabulary: Mapping[str, FormField], /) -> FoundCells:
        assert (template, "deceased.name" in vocabulary) == (b"template", True)
        return (cell_from_marker(CellAddress("届", "A1"), text),), ()

    return read


def _person(number: str, relation: str) -> Resident:
    return Resident(
        address_number=number,
        household_number="10",
        status=ResidentStatus.RESIDENT,
        name=Name(official=f"見本{number}"),
        relation=Relation(text=relation),
        protection=Protection(is_listed=False),
    )


def _visit(registry: Registry) -> Visit:
    people = (_person("1", "世帯主"), _person("2", "妻"), _person("3", "子"))
    case = Case(LifeEvent.DEATH, date(2026, 3, 3), None, Household.of(people, "10"), "1", "台帳")
    return judge_case(registry, case)


def _registry(overflow: str, marker: str) -> Registry:
    text = (
        'id = "f"\ntitle = "異動届"\nprocedure_ids = ["moving"]\ntemplate = "f.xlsx"\n'
        f'[[lists]]\nname = "members"\ntitle = "世帯員"\nlines = ["届!5"]\noverflow = "{overflow}"\n'
        '[[lists.cells]]\ncolumns = "C"\nfield = "member.name"\n'
    )
    loaded = load_form(text, where="f.toml")
    assert loaded.spec is not None
    package = FormPackage(loaded.spec, lambda: b"template")
    town = SimpleNamespace(
        MADOGUCHI_API=1,
        madoguchi_procedures=hookimpl(lambda: [MOVING]),
        madoguchi_forms=hookimpl(lambda: [package]),
        madoguchi_form_writers=hookimpl(lambda: [FormWriter(".xlsx", _write, _markers(marker))]),
    )
    return build_registry({"town": town})


def _outputs(tmp_path: Path, overflow: str, marker: str = "故 {{ deceased.name }} 様") -> Outputs:
    registry = _registry(overflow, marker)
    setting = Setting(registry, Gate(lambda _: None), Requester("a", "t"), AT, None, tmp_path)
    return make_outputs(setting, _visit(registry), kinds={OutputKind.FORM})


def _papers(outputs: Outputs) -> list[tuple[str, bytes]]:
    return [(name, content) for name, content in outputs.files if name != "forms/manifest.json"]


def test_一枚に入らない世帯員は二枚目に書き_ひな形の印も読む(tmp_path: Path) -> None:
    outputs = _outputs(tmp_path, "copy")
    assert {name: content.decode() for name, content in _papers(outputs)} == {
        "forms/f.xlsx": "届!A1=故 見本1 様\n届!C5=見本2",
        "forms/f-2.xlsx": "届!A1=故 見本1 様\n届!C5=見本3",
    }
    assert outputs.skipped == []


def test_断る様式では_一枚も渡さず何人分かを言う(tmp_path: Path) -> None:
    outputs = _outputs(tmp_path, "refuse")
    assert (_papers(outputs), outputs.skipped) == ([], ["異動届"])
    (refused,) = [found for found in outputs.findings if found.code == "MDG413"]
    assert "2人" in refused.message
    assert "見本" not in str(refused)


def test_ひな形の印に誤りがあれば_何枚あっても一枚も渡さない(tmp_path: Path) -> None:
    outputs = _outputs(tmp_path, "copy", "{{ deceased.nmae }}")
    assert (_papers(outputs), outputs.skipped) == ([], ["異動届"])
    assert "f.xlsx 届!A1.text" in {found.where for found in outputs.findings if found.code == "MDG403"}


def test_控えは_渡さなかった様式も版と一緒に残し_人の情報を持たない(tmp_path: Path) -> None:
    made, refused = (
        json.loads(dict(_outputs(tmp_path, overflow).files)["forms/manifest.json"])
        for overflow in ("copy", "refuse")
    )
    (form,), (none,) = made["forms"], refused["forms"]

    assert form["files"] == ["f.xlsx", "f-2.xlsx"]
    assert form["template_sha256"] == none["template_sha256"] == hashlib.sha256(b"template").hexdigest()
    assert form["definition_sha256"] != none["definition_sha256"]
    assert (none["files"], none["findings"]) == ([], ["MDG413"])
    assert made["produced_at"] == AT.isoformat()
    assert made["handwriting"] == {"names": 4, "addresses": 0, "dates": 0, "others": 0, "total": 4}
    assert refused["handwriting"]["total"] == 0
    assert "見本" not in json.dumps([made, refused], ensure_ascii=False)


def test_一件の様式を一度に書く(tmp_path: Path) -> None:
    registry = _registry("copy", "故 {{ deceased.name }} 様")

    (form,) = fill_forms(registry, _visit(registry), filed_on=date(2026, 3, 10), withholds_addresses=False)

    assert [name for name, _ in form.files] == ["f.xlsx", "f-2.xlsx"]
    assert dict(form.files)["f-2.xlsx"].decode() == "届!A1=故 見本1 様\n届!C5=見本3"
    assert "見本" not in repr(form)
