"""
検査: 規則が事例で確かめられているか、規則どうしが食い違わないか。配る規則の品質を、部品の外から見る。

ここに無いもの: 規則の読み方（rules）、事例の書き方（cases）、画面（cli）。
"""

from madoguchi_core.verify._bench import Bench
from madoguchi_core.verify._coverage import Coverage, Tally, coverage_of
from madoguchi_core.verify._generate import generate
from madoguchi_core.verify._goals import Goal, GoalKind, goals_of
from madoguchi_core.verify._modules import RuleModule
from madoguchi_core.verify._mutants import Mutant, MutantKind, mutants_of
from madoguchi_core.verify._package import CaseFile, Package, load_package, package_of
from madoguchi_core.verify._report import Report, verify
from madoguchi_core.verify._sentences import sentence_findings
from madoguchi_core.verify._sheet import report_html
from madoguchi_core.verify._stop import StopDoubt, check_stop, may_change
from madoguchi_core.verify._write import rewritten_cases

__all__ = [
    "Bench",
    "CaseFile",
    "Coverage",
    "Goal",
    "GoalKind",
    "Mutant",
    "MutantKind",
    "Package",
    "Report",
    "RuleModule",
    "StopDoubt",
    "Tally",
    "check_stop",
    "coverage_of",
    "generate",
    "goals_of",
    "load_package",
    "may_change",
    "mutants_of",
    "package_of",
    "report_html",
    "rewritten_cases",
    "sentence_findings",
    "verify",
]
