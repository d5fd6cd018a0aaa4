"""How fast and how sound the pages people meet are on a phone, by Lighthouse."""
