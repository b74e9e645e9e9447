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
from madoguchi_core.cases._move_build import MOVE_EVENTS
from madoguchi_core.cases._move_case import MoveCase, Part, event_of_move
from madoguchi_core.cases._move_situation import (
    MOVE_PERSON_WORDS,
    MOVE_SITUATION_KEYS,
    MoveSituation,
    ReadMoveSituation,
    read_move_situation,
)
from madoguchi_core.cases._people import PERSON_WORDS
from madoguchi_core.cases._reading import Expected, event_of_situation
from madoguchi_core.cases._request import (
    NOT_FOUND,
    OUTSIDE,
    PAPER_WORDS,
    REQUEST_EVENT,
    REQUEST_KEYS,
    REQUEST_PERSON_KEYS,
    ExpectedRuling,
    ReadRequest,
    read_request,
)
from madoguchi_core.cases._request_case import CertificateRequest, RequestWords
from madoguchi_core.cases._situation import (
    SITUATION_KEYS,
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
    "MOVE_EVENTS",
    "MOVE_PERSON_WORDS",
    "MOVE_SITUATION_KEYS",
    "NOT_FOUND",
    "OUTSIDE",
    "PAPER_WORDS",
    "PERSON_WORDS",
    "REQUEST_EVENT",
    "REQUEST_KEYS",
    "REQUEST_PERSON_KEYS",
    "SITUATION_KEYS",
    "Answers",
    "Case",
    "CertificateRequest",
    "Example",
    "ExampleDue",
    "ExampleFile",
    "ExampleVocabulary",
    "Expected",
    "ExpectedRuling",
    "MoveCase",
    "MoveSituation",
    "Part",
    "ReadExamples",
    "ReadMoveSituation",
    "ReadRequest",
    "ReadSituation",
    "RequestWords",
    "Signature",
    "Situation",
    "due_words",
    "event_of_move",
    "event_of_situation",
    "example_facts",
    "fact_words",
    "read_answers",
    "read_examples",
    "read_move_situation",
    "read_request",
    "read_situation",
    "with_answers",
    "with_generated",
    "write_examples",
]
