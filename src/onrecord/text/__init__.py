"""Pure tools over strings: decode, lines, dates, words. They know nothing of pages."""
