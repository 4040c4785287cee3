-- The findings that are open: errors and warnings, unless somebody dismissed or explained them.
-- What counts as open is said here alone.
CREATE OR REPLACE TEMP MACRO open_findings() AS TABLE
    SELECT finding.*
    FROM findings AS finding
    LEFT JOIN decided() AS decided
      ON decided.report_id = finding.report_id AND decided.finding_key = finding.finding_key
    WHERE finding.severity IN ('error', 'warning')
      AND coalesce(decided.status, 'open') NOT IN ('dismissed', 'explained')
