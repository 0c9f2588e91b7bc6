"""Text -> the spans of its sentences. Knows Dutch abbreviations, initials, ordinals, dates and numbers with dots."""

from __future__ import annotations

import re

# an abbreviation after which a sentence goes on (without its last dot)
ABBREVIATIONS = frozenset(
    "a.d a.h.w a.i a.u.b aanv afd afz alg art artt b.v b.g.g bijl bijv blz bv c.a c.q c.s ca cie d.d d.i d.m.v d.w.z "
    "dhr dir div dr drs ds e.a e.d e.e.a e.o e.v eg enz etc evt ev excl fa fam fig fr gem geb ged gr "
    "h.t.l hfst hr i.c i.h.a "
    "i.h.k.v i.o i.o.m i.p.v i.s.m i.t.t i.v.m i.z ibid incl ing inz ir jhr jl jr k.k kol kt l.l lic ll m.a.w m.b.t "
    "m.b.v m.i m.i.v m.m m.m.v m.n m.u.v max mej mevr mgr mil min mln mld mnd mr mrd mw n.a.v n.b "
    "n.l n.m n.o.v n.v.t nl no nr nrs nt o.a "
    "o.b.v o.g.v o.i.d o.l.v o.m o.m.v o.t.v p.a p.j p.m p.p p.u par pag plv prof publ r.k red ref "
    "reg resp rv s.v.p sr st stb stcrt "
    "t.a.v t.b.v t.g.v t.h.v t.n.v t.o.v t.t.v t.w.v tel temp tkn toel t.l.v u.o ult v.a v.d v.h "
    "v.l.n.r v.o.f v.v vb verg vert "
    "vgl vh vlg vnl vnml voorz vs w.o w.v.t.t.k wo z.g z.i z.o.z zgn zn jan feb febr mrt apr jun jul "
    "aug sept sep okt nov dec ma di do vr za zo dec".split()
)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-•*▪–] |\d{1,2}[.)] ))")
_LAST_WORD = re.compile(r"[\w.&'-]{1,20}$")


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences, in order, without the white space between them; linear in the length of the text."""
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _END.finditer(text):
        if found[0][0] == "." and _goes_on(text, found):
            continue
        end = found.end() if found[0].strip() else found.start()
        _add(spans, text, start, end)
        start = found.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """Whether the dot belongs to an abbreviation, initial, ordinal or list number and the sentence goes on."""
    following = text[found.end() : found.end() + 40].lstrip()
    if len(found[0]) > 1 and found[0].strip(".") == "":
        return not following[:1].isupper()
    word = _LAST_WORD.search(text, max(0, found.start() - 20), found.start())
    last = word[0].lstrip("('\"-") if word else ""
    low = last.lower()
    if not following:
        return False
    if low in ABBREVIATIONS or (low.rsplit(".", 1)[-1] in ABBREVIATIONS and "." in low):
        return not (low in _MAY_END and following[:1].isupper())
    if len(last.rsplit(".", 1)[-1]) == 1 and last[-1].isupper() and last.replace(".", "").isupper():
        return True
    if last.isdigit() and len(last) < 3 and (following[:1].islower() or _opens_line(text, found.start() - len(last))):
        return True
    return following[:1].islower() and not following.startswith(("van ", "de ", "het "))


_MAY_END = frozenset(
    ("enz", "etc", "e.d", "o.i.d", "mln", "mld", "e.a", "e.v", "jl", "p.m", "n.v.t", "e.o", "jr", "c.s")
)


def _opens_line(text: str, start: int) -> bool:
    before = text[max(0, start - 40) : start]
    return not before.rsplit("\n", 1)[-1].strip() and (start == 0 or "\n" in before)
