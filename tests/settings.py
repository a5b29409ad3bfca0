"""The newsroom's settings with everything it writes in a folder of its own."""

import os
import tempfile

os.environ["REDAKSI_VAR"] = tempfile.mkdtemp(prefix="redaksi-test-")
os.environ.setdefault("REDAKSI_SECRET_KEY", "tests sign with this, and nothing else does")

from redaksi.config.settings.newsroom import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
