"""The desk: what people decide and keep beside the record. Pure over rows; the archive keeps them.

Nothing here edits what was read. Judgements and the acts of the desk (check
lists, groups, the register, proposals) are rows that are only ever added; what
stands is made of them anew each time, and an undo is one row more.
"""
