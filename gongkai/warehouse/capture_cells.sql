-- The cells of reports of one body, year and scope where there are several.
WITH several AS (
    SELECT report_id FROM reports
    WHERE year IS NOT NULL
    QUALIFY count(*) OVER (PARTITION BY agency_id, scope, year, edition) > 1
)
SELECT report_id, item, state, value, inferred FROM cells WHERE report_id IN (SELECT report_id FROM several);
