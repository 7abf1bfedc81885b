"""Numbers, dates, document numbers, names, units: text to value. It never knows where the text stood."""
