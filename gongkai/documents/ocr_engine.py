"""The engine that finds and reads text in pictures: RapidOCR with the PP-OCR models of its own wheel.

The models are named by file: by name RapidOCR would look for them on the network. One thread gives
the same result on every machine; several documents are read by several processes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidocr import RapidOCR

Pixels = NDArray[np.uint8]

_MODELS = {"Det": "PP-OCRv6_det_small.onnx", "Rec": "PP-OCRv6_rec_small.onnx"}
# the side to which a picture is reduced to find text in it: lines of 9 points still stand apart
_FINDING_SIDE = 1280


@dataclass(frozen=True, slots=True)
class Reading:
    """What one line of print was read as, and how sure of each of its characters, 0 to 1."""

    text: str
    certainty: tuple[float, ...]


def find_lines(page: Pixels) -> list[tuple[int, int, int, int]]:
    """The boxes of the lines of text in a grey picture: left, top, right, bottom in pixels."""
    found = _engine()(_coloured(page), use_det=True, use_cls=False, use_rec=False)
    if found.boxes is None:
        return []
    height, width = page.shape
    return [
        (
            max(0, int(box[:, 0].min())),
            max(0, int(box[:, 1].min())),
            min(width, int(np.ceil(box[:, 0].max()))),
            min(height, int(np.ceil(box[:, 1].max()))),
        )
        for box in found.boxes
    ]


def read_lines(crops: Sequence[Pixels]) -> list[Reading]:
    """What the grey pictures of single lines say, in their order."""
    if not crops:
        return []
    found = _engine().recognize_txt([_coloured(crop) for crop in crops])
    return [
        Reading(text, tuple(float(value) for value in words.confs) if text else ())
        for text, words in zip(found.txts, found.word_results, strict=True)
    ]


def _coloured(grey: Pixels) -> Pixels:
    picture: Pixels = cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)
    return picture


@cache
def _engine() -> RapidOCR:
    cv2.setNumThreads(1)
    models = files("rapidocr") / "models"
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Global.return_word_box": True,
            "Global.use_preprocess_img": False,
            "Global.use_vertical_padding": False,
            "Det.limit_type": "max",
            "Det.limit_side_len": _FINDING_SIDE,
            **{f"{task}.model_path": str(models / name) for task, name in _MODELS.items()},
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
