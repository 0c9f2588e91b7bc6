"""Takes the pages of a document, gives passages: running text with its structure and the way back to each word.

Every word of a page is in exactly one passage. Raised marks get passages of their own, so a footnote mark is never
read as the last digit of a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..model import Context, Line, Page, Passage, PassageKind, PassageRole, Word
from .cells import cell_contexts, chart_contexts
from .contents import find_contents
from .contexts import caption_lines, heading_paths, panel_parents
from .continuation import Heads, continued_heads
from .row_texts import is_prose
from .running_on import Pieces, run_on_blocks, run_on_pages
from .texts import join_words, line_ends, plain_text
from .titles import year_titles

_ROLES: dict[str, PassageRole] = {
    "heading": "heading",
    "header": "running",
    "footer": "running",
    "caption": "caption",
    "footnote": "footnote",
    "hidden": "hidden",
}
_KINDS: dict[str, PassageKind] = {"list_item": "list", "callout": "callout", "chart": "chart", "table": "table"}


def passages(pages: Sequence[Page]) -> tuple[Passage, ...]:
    """The passages of all pages, in reading order."""
    heads = continued_heads(pages)
    contents = find_contents(pages)
    followers = {page.number: run_on_blocks(page.blocks) for page in pages}
    pieces = run_on_pages(pages, followers)
    return tuple(
        _with_pieces(passage, pieces)
        for page in pages
        for passage in _of_page(page, heads, contents, followers[page.number])
    )


def _with_pieces(passage: Passage, pieces: Mapping[tuple[int, int], Pieces]) -> Passage:
    """The passage, with what other pages hold of its first and last sentence."""
    if passage.role != "body" or (passage.page, passage.block) not in pieces:
        return passage
    before, after = pieces[passage.page, passage.block]
    return replace(passage, before=before, after=after)


def _of_page(
    page: Page,
    heads: Mapping[tuple[int, int], Heads],
    contents: frozenset[tuple[int, int]],
    followers: Mapping[int, int],
) -> Iterator[Passage]:
    number = -1
    named = ""
    paths = heading_paths(page.blocks, panel_parents(page))
    years = year_titles(page.blocks)
    for index, (block, path) in enumerate(zip(page.blocks, paths, strict=True)):
        if index in followers.values():
            continue
        context = Context(headings=path)
        if block.kind == "callout" and len(block.lines) > 1:
            named = plain_text(caption_lines(block))
        elif block.kind == "callout" and named:
            context = replace(context, caption=named)
        else:
            named = ""
        if index in years:
            context = replace(context, category=years[index])
        base = Passage(text="", words=(), spans=(), page=page.number, block=index, context=context)
        if block.kind == "hidden":
            for line in block.lines:
                yield from _of_lines((line,), replace(base, role="hidden"))
        elif block.table is not None and block.kind == "chart":
            for cell, role, around in chart_contexts(block.table, context):
                yield from _of_lines(cell.lines, replace(base, kind="chart", role=role, context=around))
        elif block.table is not None:
            number += 1
            continued = heads.get((page.number, index))
            listed = (page.number, index) in contents
            over = continued.table if continued is not None else None
            same_page = continued is not None and continued.same_page
            for cell, role, around in cell_contexts(block.table, context, over, same_page=same_page):
                place = (number, cell.row, cell.column)
                if cell.header and role == "body":  # running text in the place of a name
                    yield from _of_lines(cell.lines, replace(base, context=around))
                    continue
                role = "running" if listed and not cell.header else role
                if role == "body" and is_prose(cell):
                    title = (around.row_header,) if around.row_header else ()
                    around = replace(around, headings=(*around.headings, *title))
                    yield from _of_lines(cell.lines, replace(base, context=around))
                    continue
                yield from _of_lines(cell.lines, replace(base, kind="table", role=role, context=around, cell=place))
        else:
            role = "axis" if block.kind == "chart" else _ROLES.get(block.kind, "body")
            lines = list(block.lines)
            following = followers.get(index)
            while following is not None:
                lines.extend(page.blocks[following].lines)
                following = followers.get(following)
            yield from _of_lines(lines, replace(base, kind=_KINDS.get(block.kind, "sentence"), role=role))


def _of_lines(lines: Sequence[Line], base: Passage) -> Iterator[Passage]:
    """One passage of the words on the base line, and one for each raised mark."""
    plain = [word for line in lines for word in line.words if not word.raised]
    named = base.kind == "table" and base.context.row_header
    if named and len(lines) == 1 and not plain and all(word.read_by == "ocr" for word in lines[0].words):
        yield _fill(base, lines[0].words)  # recognition took it for raised beside a rule: here is nothing to mark
        return
    if plain:
        yield _fill(base, plain, line_ends(lines))
    for line in lines:
        for word in line.words:
            if word.raised:
                yield _fill(replace(base, role="hidden" if base.role == "hidden" else "footnote"), [word])


def _fill(base: Passage, words: Sequence[Word], ends: frozenset[int] = frozenset()) -> Passage:
    text, spans, kept = join_words(words, ends)
    return replace(base, text=text, words=kept, spans=spans)
