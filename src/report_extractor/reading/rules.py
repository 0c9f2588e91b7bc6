"""The thin straight rules of a picture: found by the length of their runs, and painted over in the level beside them.

A digit that touches the rule of a table is lost to OCR.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tones import levels_at

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]
    Mask = NDArray[np.bool_]

_RULE_INCH = 0.45  # shortest straight run that is a rule and not part of a letter
_RULE_THICK_INCH = 0.035
_HAIRLINE = 45  # levels under the paper: a hairline of a scan is gray
_SAMPLES = 8  # of a run, that tell whether there may be one


def without_rules(content: Gray, dpi: float) -> tuple[Gray, list[tuple[int, int, int, int]]]:
    """The picture with thin straight rules painted in the level beside them, and the boxes of those rules."""
    half, three_quarters = levels_at(content[::8, ::8], 0.5, 0.75)
    dark = content < half - _HAIRLINE
    long, thick = int(_RULE_INCH * dpi), max(3, int(_RULE_THICK_INCH * dpi))
    across, down = _thin_runs(dark, long, thick, 1), _thin_runs(dark, long, thick, 0)
    boxes = [*_rule_boxes(across), *((x0, y0, x1, y1) for y0, x0, y1, x1 in _rule_boxes(down.T))]
    mask = across | down
    if not boxes or not mask.any():
        return content, []
    grown = mask.copy()
    grown[1:] |= mask[:-1]
    grown[:-1] |= mask[1:]
    grown[:, 1:] |= mask[:, :-1]
    grown[:, :-1] |= mask[:, 1:]
    cleaned = content.copy()
    cleaned[grown & ~_strokes_across(dark, across, down)] = three_quarters
    return cleaned, boxes


def _strokes_across(dark: Mask, across: Mask, down: Mask) -> Mask:
    """Pixels of a rule that a stroke of a letter, and not another rule, passes through: dark on both sides of it."""
    import numpy as np

    kept = np.zeros_like(dark)
    reach = 4
    if across.any():
        kept[reach:-reach] |= across[reach:-reach] & dark[: -2 * reach] & dark[2 * reach :]
    if down.any():
        kept[:, reach:-reach] |= down[:, reach:-reach] & dark[:, : -2 * reach] & dark[:, 2 * reach :]
    return kept & ~(across & down)


def _thin_runs(dark: Mask, long: int, thick: int, axis: int) -> Mask:
    """The pixels of runs along an axis of at least `long` most of which have light on both sides within `thick`.

    Most, not all: other rules cross it, and the labels of an axis stand close to it.
    """
    import numpy as np

    reach = thick + 2
    wide = _widened(dark, 1 - axis)
    thin = np.zeros_like(dark)
    if dark.shape[1 - axis] <= 2 * reach:
        return thin
    runs = straight_runs(wide, long, axis)
    inner, before, after = (_along(1 - axis, *cut) for cut in ((reach, -reach), (None, -2 * reach), (2 * reach, None)))
    alone = np.zeros_like(dark)
    alone[inner] = wide[inner] & ~(dark[before] | dark[after])
    for line in np.flatnonzero(runs.any(axis=axis)).tolist():
        along, light = (mask[line] if axis else mask[:, line] for mask in (runs, alone))
        edges = np.flatnonzero(np.diff(np.concatenate(([0], along.view(np.int8), [0])))).tolist()
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            if 2 * np.count_nonzero(light[start:end]) > end - start:
                thin[(line, slice(start, end)) if axis else (slice(start, end), line)] = True
    return thin


def _widened(dark: Mask, axis: int) -> Mask:
    """Grown by a pixel on both sides along an axis: a rule that is not quite level wanders over that many."""
    wide = dark.copy()
    wide[_along(axis, 1, None)] |= dark[_along(axis, None, -1)]
    wide[_along(axis, None, -1)] |= dark[_along(axis, 1, None)]
    return wide


def straight_runs(mask: Mask, length: int, axis: int = 1) -> Mask:
    """The pixels that lie in a run along an axis of at least `length`.

    Most lines of a page have no such run, and a few samples of a line tell that; only the others are looked at whole.
    """
    import numpy as np

    found = np.zeros_like(mask)
    if mask.shape[axis] <= length:
        return found
    step = max(1, length // _SAMPLES)
    sampled = mask[_along(axis, None, None, step)]
    lines = np.flatnonzero(_starts(sampled, length // step, axis).any(axis=axis))
    if len(lines):
        chosen = (slice(None), lines) if axis == 0 else lines
        found[chosen] = _grown(_starts(mask[chosen], length, axis), length, axis)
    return found


def _starts(mask: Mask, length: int, axis: int) -> Mask:
    """The pixels where a run of `length` begins: eroded in doubling steps."""
    starts, have = mask, 1
    while have < length:
        step = min(have, length - have)
        starts = starts[_along(axis, None, -step)] & starts[_along(axis, step, None)]
        have += step
    return starts


def _grown(starts: Mask, length: int, axis: int) -> Mask:
    """The pixels of the runs of `length` that begin at `starts`: grown again in doubling steps."""
    import numpy as np

    shape = list(starts.shape)
    shape[axis] += length - 1
    grown = np.zeros(shape, dtype=bool)
    grown[_along(axis, None, starts.shape[axis])] = starts
    have = 1
    while have < length:
        step = min(have, length - have)
        grown[_along(axis, step, None)] |= grown[_along(axis, None, -step)].copy()
        have += step
    return grown


def _along(axis: int, start: int | None, stop: int | None, step: int | None = None) -> tuple[slice, ...]:
    return (slice(start, stop, step),) if axis == 0 else (slice(None), slice(start, stop, step))


def _rule_boxes(mask: Mask) -> list[tuple[int, int, int, int]]:
    """Boxes (left, top, right, bottom) of horizontal rules: runs of neighbouring rows that overlap are one."""
    import numpy as np

    boxes: list[list[int]] = []
    open_boxes: list[list[int]] = []
    for row in np.nonzero(mask.any(axis=1))[0].tolist():
        line = mask[row]
        edges = np.flatnonzero(np.diff(np.concatenate(([0], line.view(np.int8), [0])))).tolist()
        open_boxes = [box for box in open_boxes if box[3] >= row - 1]
        for left, right in zip(edges[::2], edges[1::2], strict=True):
            met = [box for box in open_boxes if left < box[2] and right > box[0]]
            joined = [left, row, right, row + 1]
            for box in met:
                joined = [min(joined[0], box[0]), min(joined[1], box[1]), max(joined[2], box[2]), row + 1]
            open_boxes = [box for box in open_boxes if box not in met] + [joined]
            boxes = [box for box in boxes if box not in met] + [joined]
        if len(boxes) > 2000:
            break
    return [(box[0], box[1], box[2], box[3]) for box in boxes]
