-- The bodies that have open findings under the shared filters, each with how many, those asked of it, and its name.
CREATE OR REPLACE TEMP MACRO open_bodies(years, regions_, agencies_, editions, lang) AS TABLE
    SELECT
        report.agency_id,
        arg_max(report.agency, report.year) AS agency,
        count(*) AS findings,
        count(DISTINCT report.report_id) AS reports,
        count(*) FILTER (decided.status = 'asked') AS asked,
        min(decided.due) FILTER (decided.status = 'asked') AS first_due
    FROM chosen(years, regions_, agencies_, editions, lang) AS report
    JOIN open_findings() AS finding USING (report_id)
    LEFT JOIN decided() AS decided
      ON decided.report_id = finding.report_id AND decided.finding_key = finding.finding_key
    WHERE report.agency_id IS NOT NULL
    GROUP BY report.agency_id
