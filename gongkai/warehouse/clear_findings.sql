-- The findings of the reports named, or all where none is named.
DELETE FROM findings
WHERE $report_ids::VARCHAR[] IS NULL OR list_contains($report_ids::VARCHAR[], report_id);
