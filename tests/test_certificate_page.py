"""文書「証明書の請求」の約束: 28件の表は目録と同じで、書き出す一覧に漏れがない。"""

import importlib.util

from house_tree import ROOT

from madoguchi_core.national.certificate_parameters import LOCAL_CERTIFICATE_PARAMETERS
from madoguchi_core.national.facts import CERTIFICATE_FACTS
from madoguchi_core.registry import build_registry

PAGE = (ROOT / "docs/certificate.md").read_text(encoding="utf-8")
BOOK = build_registry({}).certificates


def made(name: str) -> str:
    spec = importlib.util.spec_from_file_location(
        "certificate_pages", ROOT / "docs/_ext/certificate_pages.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text: str = getattr(module, name)()
    return text


def test_表は目録の28件と同じ() -> None:
    assert len(BOOK) == 28
    assert made("certificate_table") in PAGE


def test_一覧には_証明書も項目も事実も町に聞く値も全部ある() -> None:
    text = made("certificates_page")
    names = [*BOOK.by_id, *BOOK.items, *(fact.name for fact in CERTIFICATE_FACTS)]
    names += [parameter.key for parameter in LOCAL_CERTIFICATE_PARAMETERS]
    assert [name for name in names if f"`{name}`" not in text] == []


def test_見本の件数は_置いてある数と同じ() -> None:
    count = len(list((ROOT / "examples/situations/certificates").glob("*.yaml")))
    assert f"`examples/situations/certificates/` に {count} 件" in PAGE
