"""What both sides share. The environment is read in config/environment.py alone."""

from pathlib import Path

from redaksi.config.environment import read_environment
from redaksi.edge import sqlite

sqlite.install()

ENVIRONMENT = read_environment()
PACKAGE = Path(__file__).resolve().parent.parent.parent

DEBUG = ENVIRONMENT.debug
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
