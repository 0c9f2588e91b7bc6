"""Pages of our own making, drawn with their truth: what every fixture and every generated design is made from.

A design draws on a `Sheet`; the sheet keeps the ink as a list (so that one drawing gives many forms: digital,
shuffled stream, outlines, pictures) and the truth beside it (numbers with boxes, sentences in reading order, table
cells with their headers, callouts with captions, chart labels with category and series).
"""
