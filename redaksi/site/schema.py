"""The tables of the site database: a projection of the press log that may be thrown away and made anew.

`related` has what the worker found beside each story; `version` is another word each time, so that a page names just
the list that it shows. `picture_file` has the public files that live stories show, `leaving_file` those that none
shows any more and that wait to be removed. `headline_word` has what live headlines are about, placed as `listed`.
`related_due` has the stories whose list the worker must make; one that `spreads` is followed by those that its list
names. `related_naming` says which lists name a story.
"""

import sqlite3

SCHEMA_VERSION = 5

TABLES = """
CREATE TABLE state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    generation INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    schema_version INTEGER NOT NULL
);
CREATE TABLE document (
    kind TEXT NOT NULL,
    id INTEGER NOT NULL,
    op TEXT NOT NULL,
    version INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    body BLOB,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE TABLE furniture (
    kind TEXT NOT NULL,
    id INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE TABLE card (
    story INTEGER PRIMARY KEY,
    body BLOB NOT NULL
);
CREATE TABLE listed (
    list TEXT NOT NULL,
    published_ms INTEGER NOT NULL,
    story INTEGER NOT NULL,
    PRIMARY KEY (list, published_ms, story)
) WITHOUT ROWID;
CREATE TABLE address (
    path TEXT NOT NULL,
    kind TEXT NOT NULL,
    id INTEGER NOT NULL,
    claimed INTEGER NOT NULL,
    PRIMARY KEY (path, kind, id)
) WITHOUT ROWID;
CREATE INDEX address_of ON address (kind, id);
CREATE TABLE former (
    slug TEXT NOT NULL,
    channel INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    PRIMARY KEY (slug, channel)
) WITHOUT ROWID;
CREATE TABLE related (
    story INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    stories BLOB NOT NULL
);
CREATE TABLE related_naming (
    named INTEGER NOT NULL,
    story INTEGER NOT NULL,
    PRIMARY KEY (named, story)
) WITHOUT ROWID;
CREATE TABLE related_due (
    story INTEGER PRIMARY KEY,
    spreads INTEGER NOT NULL
);
CREATE INDEX related_due_order ON related_due (spreads, story);
CREATE TABLE headline_word (
    word TEXT NOT NULL,
    published_ms INTEGER NOT NULL,
    story INTEGER NOT NULL,
    PRIMARY KEY (word, published_ms, story)
) WITHOUT ROWID;
CREATE TABLE picture_file (
    file TEXT NOT NULL,
    story INTEGER NOT NULL,
    PRIMARY KEY (file, story)
) WITHOUT ROWID;
CREATE INDEX picture_file_of ON picture_file (story);
CREATE TABLE leaving_file (
    file TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE touched (
    tag TEXT PRIMARY KEY,
    generation INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    gone_generation INTEGER NOT NULL DEFAULT 0,
    gone_counter INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX touched_counter ON touched (counter);
INSERT INTO state VALUES (1, 0, 0, %d);
"""

CONTENT = {
    **{
        table: f"SELECT * FROM {table}"
        for table in ("document", "furniture", "card", "listed", "address", "former", "headline_word", "picture_file")
    },
    "touched": "SELECT * FROM touched WHERE tag NOT LIKE 'related:%'",
}
"""What a rebuilt projection must hold row for row like the one that grew: all but what the worker found in it."""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database."""
    connection.executescript(f"BEGIN; {TABLES % SCHEMA_VERSION} COMMIT;")
