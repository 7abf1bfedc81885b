"""What a careful clerk would object to, over finished records."""
