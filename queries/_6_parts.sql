-- The figures of several concepts, of the reports that have each of those which their form prints: parts that can
-- be added up. The 2014 form's notices to correct a request are no outcome of it, so they are no part there.
CREATE OR REPLACE TEMP MACRO parts(concepts_, years, regions_, agencies_, editions, lang) AS TABLE
    WITH printed AS (
        SELECT DISTINCT edition, concept FROM concept_terms
        WHERE list_contains(CAST(concepts_ AS VARCHAR[]), concept)
          AND NOT (concept = 'unclear' AND starts_with(edition, '2014'))),
    figure AS (
        SELECT report_id, concept, value FROM concept_values
        WHERE list_contains(CAST(concepts_ AS VARCHAR[]), concept)),
    part AS (
        SELECT report.report_id, report.agency_id, report.year, printed.concept, figure.value
        FROM chosen(years, regions_, agencies_, editions, lang) AS report
        JOIN printed USING (edition)
        LEFT JOIN figure ON figure.report_id = report.report_id AND figure.concept = printed.concept
        WHERE report.year IS NOT NULL)
    FROM part
    SEMI JOIN (SELECT report_id FROM part GROUP BY report_id HAVING count(value) = count(*)) AS whole USING (report_id)
