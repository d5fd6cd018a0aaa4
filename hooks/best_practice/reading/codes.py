"""The codes that reading can give: E1xx for files and YAML, E2xx for single values, E46x for the lines of a series."""

from __future__ import annotations

from best_practice.faults import code

__all__: list[str] = []

EMPTY_FILE = code(
    "E101", "The file is empty.", "Start it with `best-practice new`, or take it away if it is not wanted."
)
NO_FRONT_MATTER = code(
    "E102",
    "The file does not begin with front matter.",
    "The very first line must be three hyphens (---), then the fields, then a line of three hyphens again.",
)
UNCLOSED_FRONT_MATTER = code(
    "E103",
    "The front matter is not closed.",
    "Write a line of three hyphens (---) after the last field, before the text of the page.",
)
NOT_A_MAPPING = code(
    "E104",
    "The front matter is not a list of fields.",
    "Each field stands on a line of its own: its name, a colon, a space, its value.",
)
NOT_UTF8 = code(
    "E105",
    "The file is not saved as UTF-8 text.",
    "Open it in your editor and save it again with the encoding UTF-8.",
)
TOO_LARGE = code(
    "E106",
    "The file is larger than 200 KB.",
    "Shorten it, or move pictures and tables into files of their own.",
)
ALIAS = code(
    "E107", "The front matter uses a YAML alias (*) or anchor (&).", "Write the value out in full where it is needed."
)
CUSTOM_TAG = code(
    "E108",
    "The front matter uses a YAML tag (!).",
    "Take the tag away; put a text that begins with an exclamation mark in double quotes.",
)
DUPLICATE_KEY = code(
    "E109", "The same field stands twice.", "Keep one of them; put the values together if both are needed."
)
TAB = code("E110", "A line of the front matter begins with a tab.", "Use spaces in place of the tab.")
YAML_SYNTAX = code(
    "E111",
    "The front matter cannot be read as YAML.",
    "Look at the line named and the one above it: a quotation mark, bracket or space is often missing.",
)
TOO_DEEP = code(
    "E112", "The front matter is nested too deeply.", "No field needs more than six levels: look for stray brackets."
)
SYMLINK = code("E113", "The file is a symbolic link.", "Put the file itself in its place.")
WRONG_PLACE = code(
    "E114",
    "A file stands where no such file belongs.",
    "Records are .md files directly in their folder; series are .csv files beside their case study or measure; "
    "pictures go to docs/images/.",
)
UNREADABLE = code("E115", "The file cannot be opened.", "Check that it is a plain file and that you may read it.")
CONTROL_CHARACTER = code(
    "E116",
    "The file holds an invisible control character.",
    "Delete the character and type the text again; it often comes with text pasted from a PDF.",
)
SERIES_OUTSIDE = code(
    "E117", "A series file leads out of its folder.", "Put the .csv file itself beside its case study or measure."
)
SUPPRESSIONS_UNREADABLE = code(
    "E118",
    "The list of suppressions cannot be read.",
    "Each entry has id, code, reason, date and expiry, and nothing else.",
)
UNKNOWN_KEY = code(
    "E201",
    "A field has a name that this kind of record does not have.",
    "See the field guide (docs/guide/fields.md) for the names.",
)
NOT_TEXT = code(
    "E202",
    "A value stands in a text field, and YAML would turn it into something else.",
    "Put the text in double quotes.",
)
NOT_IN_VOCABULARY = code(
    "E203",
    "A value is not in the vocabulary.",
    "Use the id of a page that exists, or add a page for a new term.",
)
NOT_A_STEP = code("E204", "A value is not a step of its scale.", "Use one of the steps, spelt as in the field guide.")
PART_INCOMPLETE = code(
    "E206", "A part of the record lacks a field that it must always have.", "Add the field, or take the part away."
)
NOT_A_NUMBER = code(
    "E207",
    "A value is not a plain number.",
    "Write digits only, with a full stop for decimals and no commas or quotes.",
)
NOT_A_DATE = code("E208", "A value is not a date that exists.", "Write the date as YYYY-MM-DD, for example 2026-11-21.")
WRONG_SHAPE = code(
    "E209",
    "A value has the wrong shape: a list, a single value or a set of fields.",
    "See the field guide (docs/guide/fields.md) for an example.",
)
EMPTY_VALUE = code(
    "E210",
    "A field stands there without a value.",
    "Write its value, or leave the whole field out: absent means not reported.",
)
WRONG_LENGTH = code(
    "E211", "A text or list is too long or too short.", "Keep within the length that the message names."
)
WRONG_FORM = code(
    "E212",
    "A value does not have the form that its field needs.",
    "See the field guide (docs/guide/fields.md) for an example.",
)
NOT_YES_OR_NO = code("E213", "A value is neither true nor false.", "Write true or false, without quotes.")
OUT_OF_RANGE = code("E214", "A number is out of range.", "Check the number against its source.")
SERIES_HEADER = code(
    "E461",
    "A series does not have the columns of a series.",
    "The first line is period,measure,group,numerator,denominator,value; every line has six cells.",
)
SERIES_PERIOD = code(
    "E462",
    "A period of a series can be read in two ways, or in none.",
    "Write 2024, 2024-Q1, 2024-03, 2024-03-31, or a start and an end: 2013-04/2014-03.",
)
SERIES_CELL = code(
    "E463",
    "A cell of a series is missing or is not a number.",
    "Counts are whole numbers without commas; leave a cell empty when its figure was not printed.",
)
