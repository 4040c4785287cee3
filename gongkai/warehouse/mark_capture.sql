-- A capture counts nowhere: it is no version and never current.
UPDATE reports SET verdict = 'duplicate', reason = $reason, version = NULL, is_current = false
WHERE report_id = $capture;
