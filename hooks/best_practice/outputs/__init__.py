"""Catalogue to files: schemas, guides, what search and form download, and the finished site's swap.

Last in the flow, beside `pages`; it touches the disk, as `reading` and `writing` do.
"""
