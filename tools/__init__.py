"""Programs for those who work on Redaksi; none is part of the package that operators install."""
