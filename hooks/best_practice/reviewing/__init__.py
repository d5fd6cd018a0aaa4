"""What a proposal would do: which records change, what must be mended, what the site would say of them.

Beside `building`, in the flow: it shows what was read, judged and rated, and changes nothing.
"""
