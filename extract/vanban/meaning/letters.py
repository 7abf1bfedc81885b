"""The letters of the Vietnamese alphabet as regex classes: ``\\w`` knows no capitals, and ranges mix both."""

_LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
LOWER = f"[{_LETTERS}]"
UPPER = f"[{_LETTERS.upper()}]"
