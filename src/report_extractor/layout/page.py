"""Takes the words of one page, gives the page as blocks in reading order.

Tables, charts and callouts are taken out of the runs first, as finished atoms; what is left is arranged inside each
panel, and each panel is one atom of the panel around it. So text of two boxes is never mixed, and a table is never
read as columns of text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model import Block, Box, Line, Page, PageWords, Word, union
from .atoms import Atom, Item
from .axes import take_axes
from .blocks import Style, body_style, build_blocks
from .callouts import part_icons, take_callouts
from .captions import add_captions
from .charts import take_charts, take_rings
from .clusters import find_clusters
from .crumbs import part_crumbs, standing_strokes
from .furniture import mark_furniture, part_page_numbers
from .levels import level_blocks
from .order import arrange
from .panels import Panel, find_panels, innermost
from .particulars import take_particulars
from .pictured import take_pictured, take_plots
from .recovered import lay_out_recovered
from .runs import find_runs
from .slanted import take_slanted
from .tables import take_tables

SHORTEST_STANDING = 4  # letters of a word that may be seen to stand
STANDING_RATIO = 1.5  # times as tall as wide


def lay_out(read: PageWords) -> Page:
    """The page in blocks; the same for any order of the words. Every word is in exactly one block."""
    if read.read_by == "recovered_text":
        return lay_out_recovered(read)
    hidden = [word for word in read.words if word.hidden]
    seen, crumbs = part_crumbs([word for word in read.words if not word.hidden])
    rotated = [word for word in seen if _angle(word) != 0]
    turned = {id(word) for word in rotated}
    upright = [word for word in seen if id(word) not in turned]
    slanted, rotated = take_slanted(rotated)
    runs = find_runs(upright)
    body = body_style(runs)
    cells = [replace(run, size=min(run.size, body.size)) for run in slanted]  # a table sets them off as it likes
    runs = sorted([*runs, *cells], key=lambda run: (run.top, run.left, run.text))
    numbers, runs = part_page_numbers(runs, read.height_pt)
    charts, runs = take_charts(runs, read.shapes, body.size)
    rings, runs = take_rings(runs, body.size)
    pictured, runs = take_pictured(runs, read.shapes, read.width_pt * read.height_pt, body.size)
    axes, runs = take_axes(runs, body.size, read.shapes)
    plots, runs = take_plots(axes, runs, body.size)
    tables, runs = take_tables(runs, (*read.shapes, *standing_strokes(crumbs)), body)
    lists, runs = take_particulars(runs, body.size)
    large = {id(cell): run for cell, run in zip(cells, slanted, strict=True)}
    runs = [large.get(id(run), run) for run in (*runs, *numbers)]
    clusters = find_clusters(part_icons(runs, body))
    atoms = [*charts, *rings, *pictured, *axes, *plots, *tables, *lists, *_rotated_atoms(rotated, body)]
    panels = find_panels(read, [*clusters, *atoms])
    callouts, clusters = take_callouts(clusters, panels, body)
    items: list[Item] = [*clusters, *atoms, *callouts]
    blocks = _with_plain_pictures(_arrange_panels(items, panels, body), panels)
    blocks = list(level_blocks(add_captions(mark_furniture(blocks, read.height_pt))))
    blocks += [Block(kind="paragraph", lines=(Line(words=(word,)),)) for word in sorted(crumbs, key=_place)]
    if hidden:
        blocks.append(Block(kind="hidden", lines=tuple(Line(words=(word,)) for word in sorted(hidden, key=_place))))
    return Page(number=read.number, width_pt=read.width_pt, height_pt=read.height_pt, blocks=tuple(blocks), read=read)


def _place(word: Word) -> tuple[float, float, str]:
    return (word.box.top, word.box.left, word.text)


def _arrange_panels(items: Sequence[Item], panels: Sequence[Panel], body: Style) -> list[Block]:
    inside: dict[int, list[Item]] = {}
    for item in items:
        inside.setdefault(innermost(panels, item), []).append(item)
    clear = _clear_panels(panels, inside)
    for panel in reversed(panels):  # children before parents
        content = inside.pop(panel.number, None)
        if content is None:
            continue
        blocks = _blocks_of(content, body, panel.number)
        box = panel.box if panel.number in clear else union(block.box for block in blocks)
        sizes = sorted(item.size for item in content)
        atom = Atom(box.left, box.top, box.right, box.bottom, sizes[len(sizes) // 2], tuple(blocks))
        inside.setdefault(panel.parent, []).append(atom)
    return _blocks_of(inside.get(-1, []), body, -1)


def _with_plain_pictures(blocks: Sequence[Block], panels: Sequence[Panel]) -> list[Block]:
    """The blocks, with no heading in a picture but its title: the sizes of text that was read there are guessed."""
    pictured = {panel.number: panel.box.bottom for panel in panels if panel.pictured}
    for block in blocks:
        if block.panel in pictured:
            pictured[block.panel] = min(pictured[block.panel], block.box.top)
    return [
        replace(block, kind="paragraph", level=0)
        if block.kind == "heading" and block.box.top > pictured.get(block.panel, block.box.top)
        else block
        for block in blocks
    ]


def _clear_panels(panels: Sequence[Panel], inside: Mapping[int, Sequence[Item]]) -> set[int]:
    """Panels whose drawn box covers neither a panel nor a text beside it: the others count by what they hold."""
    clear: set[int] = set()
    for panel in panels:
        beside = [other.box for other in panels if other.parent == panel.parent and other.number != panel.number]
        beside += [Box(left=i.left, top=i.top, right=i.right, bottom=i.bottom) for i in inside.get(panel.parent, ())]
        if not any(panel.box.overlap_x(box) > 3 and panel.box.overlap_y(box) > 3 for box in beside):
            clear.add(panel.number)
    return clear


def _blocks_of(items: Sequence[Item], body: Style, panel: int) -> list[Block]:
    blocks: list[Block] = []
    for column in arrange(items):
        blocks.extend(build_blocks(column, body, panel))
    return blocks


def _angle(word: Word) -> int:
    """The angle of a word; text that recognition found much taller than wide reads from bottom to top."""
    if word.read_by != "ocr" or len(word.text) < SHORTEST_STANDING or not word.text.isalpha():
        return word.angle % 360
    return 270 if word.box.height > STANDING_RATIO * word.box.width else word.angle % 360


def _rotated_atoms(words: Sequence[Word], body: Style) -> list[Atom]:
    """Rotated text, each angle turned upright to find its lines, as atoms at its place on the page."""
    atoms: list[Atom] = []
    for angle in sorted({_angle(word) for word in words}):
        turned: dict[int, Word] = {}
        upright: list[Word] = []
        for word in words:
            if _angle(word) == angle:
                box = _turn(word.box, angle)
                copy = replace(word, box=box, angle=0, size_pt=min(word.size_pt, box.height))
                turned[id(copy)] = word
                upright.append(copy)
        for column in arrange(find_clusters(find_runs(upright))):
            for block in build_blocks(column, body):
                lines = tuple(Line(words=tuple(turned[id(word)] for word in line.words)) for line in block.lines)
                box = union(line.box for line in lines)
                block = replace(block, lines=lines)
                atoms.append(Atom(box.left, box.top, box.right, box.bottom, lines[0].words[0].size_pt, (block,)))
    return atoms


def _turn(box: Box, angle: int) -> Box:
    """The box as it lies when text of this clockwise angle is turned upright (quarter turns)."""
    if 45 <= angle < 135:  # reads from top to bottom
        return Box(left=box.top, top=-box.right, right=box.bottom, bottom=-box.left)
    if 135 <= angle < 225:
        return Box(left=-box.right, top=-box.bottom, right=-box.left, bottom=-box.top)
    if 225 <= angle < 315:  # reads from bottom to top
        return Box(left=-box.bottom, top=box.left, right=-box.top, bottom=box.right)
    return box
