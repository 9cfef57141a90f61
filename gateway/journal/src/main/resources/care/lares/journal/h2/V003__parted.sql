-- Segments of which entries were given up, as they were when their rows were made again: a segment that has another salt
-- was rewritten since, and rows of what went with that may still be here.
CREATE TABLE IF NOT EXISTS parted (
    origin  INT NOT NULL,
    segment INT NOT NULL,
    salt    BIGINT NOT NULL,
    PRIMARY KEY (origin, segment)
);
