"""Draws the pictures that are kept with the project, from its own drawing and its finished site."""
