"""How good the records are: gold annotations, scores a field, a floor that only rises."""
