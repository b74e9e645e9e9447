"""規則のモジュールの事例を書き直す。人が書いた事例は残し、道具が書いた事例だけを作り直す。"""

from madoguchi_core.cases import Example, read_examples, with_generated
from madoguchi_core.errors import DataRejected
from madoguchi_core.findings import has_errors
from madoguchi_core.verify._generate import generate
from madoguchi_core.verify._modules import RuleModule
from madoguchi_core.verify._package import Package


def rewritten_cases(package: Package, module: RuleModule, text: str) -> str:
    """
    モジュールの事例の、新しい本文。

    Args:
        package: 検査する部品。
        module: 規則のモジュール。
        text: 今の本文。無ければ空。

    Raises:
        DataRejected: 今の本文に誤りがあるとき（MDG251）。人の書いた事例を失わないために、書き直さない。
    """
    kept: tuple[Example, ...] = ()
    if text:
        read = read_examples(text, where=module.file_name, vocabulary=package.vocabulary)
        if has_errors(read.findings):
            raise DataRejected(
                "MDG251",
                f"事例 {module.file_name} に誤りがあるので、書き直しません",
                findings=read.findings,
                hint="示された行を直してください",
            )
        kept = tuple(example for example in read.file.examples if not example.is_generated)
    conditions = [constraint.condition for constraint in package.constraints]
    made = [
        example
        for procedure in module.procedures
        for example in generate(
            package.bench(procedure), [one for one in kept if one.procedure_id == procedure.id], conditions
        )
    ]
    return with_generated(text, made, package.vocabulary, where=module.file_name, title=module.title)
