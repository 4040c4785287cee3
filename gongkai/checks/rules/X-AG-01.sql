-- rule: X-AG-01
-- editions: 2008|2014|2019|2021|2008_fujian|2014_fujian
-- kind: plausibility
-- severity: info
-- title_zh: 全区汇总数少于所属单位之和
-- title_en: A government-wide figure below the sum of its bodies
-- statement: {suspect}{items}为{found}，少于所属{note}个单位同年报告合计的{expected}
-- statement_en: {suspect}{items} is {found}, less than the {expected} of {note} of its bodies together in that year
-- basis: 汇总的范围：包括办公室和各所属单位 / scope of the report: the government's office and all its bodies
-- exceptions: 单位之间移送、重复统计；只报本机关的政府报告 / requests handed on and counted twice; a report of the office alone

-- Whether every body has a report is not known, so more than the sum says nothing.
WITH governments AS (
    SELECT
        standing.*, agency.region_code,
        -- where two governments share a region, its bodies belong to the one that is named as their parent
        count(*) OVER (PARTITION BY agency.region_code, standing.year) = 1 AS is_alone
    FROM standing
    JOIN agencies AS agency USING (agency_id)
    WHERE standing.scope = 'government'
),
bodies AS (
    SELECT standing.report_id, standing.agency_id, standing.year, agency.region_code, agency.parent_id
    FROM standing
    JOIN agencies AS agency USING (agency_id)
    WHERE standing.scope = 'body'
),
belonging AS (
    SELECT government.report_id, government.edition, body.report_id AS body_id
    FROM governments AS government
    JOIN bodies AS body
        ON body.year = government.year AND coalesce(body.parent_id, body.agency_id) = government.agency_id
    UNION ALL
    SELECT government.report_id, government.edition, body.report_id
    FROM governments AS government
    JOIN bodies AS body ON body.year = government.year AND body.region_code = government.region_code
    WHERE government.is_alone AND body.parent_id IS NULL AND body.agency_id <> government.agency_id
),
summed AS (
    SELECT
        belonging.report_id, belonging.edition, whole.concept, any_value(whole.value) AS value,
        sum(part.value) AS total, count(*) AS bodies
    FROM belonging
    JOIN concept_values AS whole USING (report_id)
    JOIN concept_values AS part
        ON part.report_id = belonging.body_id AND part.concept = whole.concept AND part.segment = whole.segment
    WHERE whole.concept IN ('requests_received', 'requests_handled', 'reconsideration_total', 'litigation_total')
    GROUP BY belonging.report_id, belonging.edition, whole.concept
)
SELECT
    summed.report_id, NULL AS severity, cells_of.items, cells_of.suspect, summed.value AS found, summed.total AS expected,
    summed.value AS left_value, summed.total AS right_value, NULL AS op,
    CAST(summed.bodies AS VARCHAR) AS note_zh, CAST(summed.bodies AS VARCHAR) AS note_en, NULL AS locator
FROM summed
JOIN concept_cells AS cells_of ON cells_of.edition = summed.edition AND cells_of.concept = summed.concept
WHERE summed.value < summed.total
