"""一件の届出と、状況ファイル、規則の事例。ここに無いもの: 台帳から事実を作ること（national）、判定（procedures）。"""

from madoguchi_core.cases._case import Answers, Case, with_answers
from madoguchi_core.cases._example_text import with_generated, write_examples
from madoguchi_core.cases._example_words import due_words, example_facts
from madoguchi_core.cases._examples import (
    EVENT_FACT,
    EVENT_FACTS,
    EXAMPLE_ORIGIN,
    Example,
    ExampleDue,
    ExampleFile,
    ExampleVocabulary,
    ReadExamples,
    Signature,
    read_examples,
)
from madoguchi_core.cases._people import PERSON_WORDS
from madoguchi_core.cases._situation import (
    SITUATION_KEYS,
    Expected,
    ReadSituation,
    Situation,
    read_answers,
    read_situation,
)
from madoguchi_core.cases._vocabulary import fact_words

__all__ = [
    "EVENT_FACT",
    "EVENT_FACTS",
    "EXAMPLE_ORIGIN",
    "PERSON_WORDS",
    "SITUATION_KEYS",
    "Answers",
    "Case",
    "Example",
    "ExampleDue",
    "ExampleFile",
    "ExampleVocabulary",
    "Expected",
    "ReadExamples",
    "ReadSituation",
    "Signature",
    "Situation",
    "due_words",
    "example_facts",
    "fact_words",
    "read_answers",
    "read_examples",
    "read_situation",
    "with_answers",
    "with_generated",
    "write_examples",
]
