-- The sum over the region and over the country, in the report's year and at its scope, of the concept that the
-- named cell alone expresses: what a fault in that cell moves. `weighed` names reports and cells.
WITH terms AS (
    SELECT concept, edition, any_value(item) AS item
    FROM concept_terms
    GROUP BY concept, edition, segment
    HAVING count(*) = 1 AND any_value(weight) = 1
),
asked AS (
    SELECT DISTINCT weighed.report_id, weighed.item, report.year, report.scope, report.region_code, terms.concept
    FROM weighed
    JOIN reports AS report USING (report_id)
    JOIN terms ON terms.edition = report.edition AND terms.item = weighed.item
    WHERE report.year IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY weighed.report_id, weighed.item ORDER BY terms.concept) = 1
),
regions_sums AS (
    SELECT concept, year, scope, region_code, sum(value) AS total
    FROM concept_values
    JOIN reports USING (report_id)
    WHERE is_current IS DISTINCT FROM false AND (concept, year) IN (SELECT (concept, year) FROM asked)
    GROUP BY concept, year, scope, region_code
),
national_sums AS (
    SELECT concept, year, scope, sum(total) AS total
    FROM regions_sums
    GROUP BY concept, year, scope
)
SELECT asked.report_id, asked.item, regional.total AS regional, national.total AS national
FROM asked
JOIN national_sums AS national USING (concept, year, scope)
LEFT JOIN regions_sums AS regional
    ON (regional.concept, regional.year, regional.scope, regional.region_code)
    = (asked.concept, asked.year, asked.scope, asked.region_code)
