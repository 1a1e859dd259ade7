"""Time comes in here: one page of short jobs, and what runs them."""
