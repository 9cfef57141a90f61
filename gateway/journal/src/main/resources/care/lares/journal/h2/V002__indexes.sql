-- How it is searched.

-- The runs of a series, newest first; min_at lets a search pass over a run without reading it.
CREATE INDEX IF NOT EXISTS run_by_time ON run (series, max_at DESC, id DESC, min_at);

-- Alarms by when they were raised, newest first.
CREATE INDEX IF NOT EXISTS step_by_time ON step (raised_at DESC, alarm, id DESC);

-- The steps of an alarm, the latest first.
CREATE INDEX IF NOT EXISTS step_by_alarm ON step (alarm, id DESC);
