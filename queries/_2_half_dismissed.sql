-- From which share of dismissals on a rule makes more work than it saves.
CREATE OR REPLACE TEMP MACRO half_dismissed() AS 0.5
