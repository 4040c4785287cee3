-- The lines of the narratives of the reports in `wanted`.
SELECT
    report.report_id, report.agency_id || ' ' || report.scope AS body, report.agency,
    list(passage.text ORDER BY passage.ordinal) AS lines
FROM passages AS passage
JOIN wanted USING (report_id)
JOIN reports AS report USING (report_id)
WHERE passage.part = 'narrative'
GROUP BY ALL
ORDER BY report.report_id
