"""What each setting means, by hand: the names are held against config/environment.py by a test."""

SETTINGS: dict[str, tuple[str, str]] = {
    "VAR": ("`var` in the working folder", "The folder that holds everything Redaksi writes."),
    "SITE_BIND": ("`127.0.0.1`", "The IP address at which the site listens; `0.0.0.0` for every network."),
    "SITE_PORT": ("`8000`", "The port at which the site listens, 1 to 65535."),
    "SITE_URL": ("`http://localhost:` and the port", "The site's address as readers know it, without a path."),
    "SITE_HOSTS": (
        "the host of `REDAKSI_SITE_URL`, `localhost`, `127.0.0.1`",
        "The host names under which the site is served, with commas between; others get 421.",
    ),
    "DESK_BIND": ("`127.0.0.1`", "The IP address at which the desk listens."),
    "DESK_PORT": ("`8001`", "The port at which the desk listens, 1 to 65535."),
    "DESK_URL": (
        "`http://127.0.0.1:` and the port",
        "The desk's address as staff know it; with `https` its cookies are sent over TLS only.",
    ),
    "EDGES": ("`1`", "How many edge processes answer readers, 1 to 64; one for each core serves most."),
    "RENDERERS": ("`1`", "How many processes render pages, 1 to 16."),
    "DATABASE_URL": (
        "embedded SQLite",
        "The newsroom's database, such as `postgres://user@host/redaksi`; the site's is always a local file.",
    ),
    "SECRET_KEY": (
        "made once, kept in `var/newsroom/secret_key`",
        "What signs the desk's sessions and tokens; a new one logs everybody out.",
    ),
    "DEBUG": ("`false`", "Shows errors with their traces at the desk; never where others can reach it."),
}
"""By name without `REDAKSI_`: the default in words, and what it is for."""

INTERNAL: dict[str, str] = {
    "EDGE": "All that an edge process is told at its start, as JSON.",
    "RENDERER": "All that a renderer process is told at its start, as JSON.",
    "FORBIDDEN": "The folders that a process of the public side must not be able to open.",
}
"""What the supervisor hands to its children; operators leave these alone."""
