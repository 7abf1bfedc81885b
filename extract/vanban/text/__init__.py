"""From what pages show to one reading text, and from any place in it back to the page."""
