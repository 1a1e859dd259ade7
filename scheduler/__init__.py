"""Time comes in: the whole schedule on one page, and what runs it."""
