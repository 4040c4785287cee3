-- title_zh: 可并列的机关
-- title_en: Bodies that lend themselves to a comparison
-- listed: no
-- columns:
--   bodies: 机关 | Bodies
--   years: 有报告的年数 | Years with reports
--   units: 机关编号 | Body ids

-- Of each level and kind the few bodies with the most years on file; one alone is no comparison.
WITH body AS (
    SELECT chosen.agency_id, any_value(chosen.agency) AS agency, agency.level, agency.kind, chosen.is_sample,
           count(DISTINCT chosen.year) AS years
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS chosen
    JOIN agencies AS agency USING (agency_id)
    GROUP BY chosen.agency_id, agency.level, agency.kind, chosen.is_sample),
first_ones AS (
    FROM body
    QUALIFY row_number() OVER (PARTITION BY level, kind, is_sample ORDER BY years DESC, agency_id) <= 3)
SELECT
    list(agency ORDER BY years DESC, agency_id) AS bodies,
    sum(years) AS years,
    list(agency_id ORDER BY years DESC, agency_id) AS units
FROM first_ones
GROUP BY level, kind, is_sample
HAVING count(*) > 1
ORDER BY is_sample, years DESC, units
