-- What is indexed. Every table is filled from the log and from nowhere else.

-- The logs this index knows: one that is not in the data directory makes it a stranger's.
CREATE TABLE IF NOT EXISTS origin (
    ordinal INT PRIMARY KEY,
    name    VARCHAR(64) NOT NULL
);

-- What the readings of one series have in common. Without a resident or a place: the empty text.
CREATE TABLE IF NOT EXISTS series (
    id       INT PRIMARY KEY,
    device   VARCHAR(64) NOT NULL,
    kind     INT NOT NULL,
    resident VARCHAR(64) NOT NULL,
    place    VARCHAR(64) NOT NULL
);

-- Stretches of the log that were indexed: the newest one is the position. One is written in one transaction with its
-- rows, whose ids begin with id * 65536; the sums tell whether log and rows are still what they were.
CREATE TABLE IF NOT EXISTS block (
    id        BIGINT PRIMARY KEY,
    origin    INT NOT NULL,
    first_seq BIGINT NOT NULL,
    next_seq  BIGINT NOT NULL,
    log_sum   BIGINT NOT NULL,
    row_count INT NOT NULL,
    row_sum   BIGINT NOT NULL
);

-- Readings of one series and block, at most five minutes from min_at to max_at (microseconds since 1970).
CREATE TABLE IF NOT EXISTS run (
    id     BIGINT PRIMARY KEY,
    series INT NOT NULL,
    min_at BIGINT NOT NULL,
    max_at BIGINT NOT NULL,
    body   VARBINARY(16777216) NOT NULL
);

-- An alarm after one of its steps.
CREATE TABLE IF NOT EXISTS step (
    id        BIGINT PRIMARY KEY,
    alarm     BINARY(16) NOT NULL,
    state     INT NOT NULL,
    raised_at BIGINT NOT NULL,
    resident  VARCHAR(64) NOT NULL,
    body      VARBINARY(16777216) NOT NULL
);
