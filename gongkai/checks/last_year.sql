-- What the same body printed in the same cells a year earlier; of several versions the current one.
WITH before AS (
    SELECT report.report_id, earlier.report_id AS earlier
    FROM reports AS report
    JOIN asked USING (report_id)
    JOIN reports AS earlier
        ON earlier.agency_id = report.agency_id AND earlier.scope = report.scope
        AND earlier.edition = report.edition AND earlier.year = report.year - 1
    WHERE earlier.is_current IS DISTINCT FROM false
    QUALIFY row_number() OVER (PARTITION BY report.report_id ORDER BY earlier.report_id) = 1
)
SELECT before.report_id, cell.item, cell.value
FROM before
JOIN cells AS cell ON cell.report_id = before.earlier
WHERE cell.value IS NOT NULL
