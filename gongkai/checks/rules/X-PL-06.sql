-- rule: X-PL-06
-- editions: 2008|2014|2019|2021|2008_fujian|2014_fujian
-- kind: plausibility
-- severity: info
-- threshold: least = 10 : 分母至少 / smallest denominator
-- threshold: spread = 3.5 : 稳健z值 / robust z among peers
-- threshold: peers = 10 : 同类单位至少 / bodies that make a group of peers
-- title_zh: 比率超出同类单位的范围
-- title_en: A ratio outside the range of its peers
-- statement: {note}{found}，同级同年单位的中位数为{expected}
-- statement_en: {note} {found}; the median of the bodies of its level in that year is {expected}
-- basis: 统计：分母不小于10，在至少10个同级同年单位中稳健z值大于3.5 / statistics: a denominator of ten or more, a robust z above 3.5 among at least ten bodies of the same level and year
-- exceptions: 职能特殊的单位；集中申请 / bodies with special duties; many requests of one applicant

WITH figures AS (  -- a report has one figure of each concept
    SELECT
        report_id,
        CAST(any_value(value) FILTER (concept = 'refused') AS DOUBLE) AS refused,
        CAST(any_value(value) FILTER (concept = 'requests_handled') AS DOUBLE) AS handled,
        CAST(any_value(value) FILTER (concept = 'reconsideration_corrected') AS DOUBLE)
            + CAST(any_value(value) FILTER (concept = 'litigation_corrected') AS DOUBLE) AS corrected,
        CAST(any_value(value) FILTER (concept = 'reconsideration_total') AS DOUBLE)
            + CAST(any_value(value) FILTER (concept = 'litigation_total') AS DOUBLE) AS appeals,
        CAST(any_value(value) FILTER (concept = 'requests_received') AS DOUBLE) AS requests,
        CAST(any_value(value) FILTER (concept = 'staff') AS DOUBLE) AS staff
    FROM concept_values
    WHERE concept IN (
        'refused', 'requests_handled', 'reconsideration_corrected', 'litigation_corrected', 'reconsideration_total',
        'litigation_total', 'requests_received', 'staff')
    GROUP BY report_id
),
ratios AS (
    SELECT report_id, 'refused' AS concept, '不予公开占办结的百分比为' AS note_zh, 'percent of requests refused:' AS note_en,
        100 * refused / handled AS ratio
    FROM figures WHERE handled >= threshold('X-PL-06', 'least') AND refused IS NOT NULL
    UNION ALL
    SELECT report_id, 'reconsideration_corrected', '复议诉讼纠错的百分比为', 'percent of appeals corrected:', 100 * corrected / appeals
    FROM figures WHERE appeals >= threshold('X-PL-06', 'least') AND corrected IS NOT NULL
    UNION ALL
    SELECT report_id, 'requests_received', '每名工作人员的申请数为', 'requests for each member of staff:', requests / staff
    FROM figures WHERE staff >= threshold('X-PL-06', 'least') AND requests IS NOT NULL
),
placed AS (
    SELECT ratio.*, report.year, report.edition, report.scope, agency.level,
        coalesce(agency.is_sample, false) AS is_sample, standing.report_id IS NOT NULL AS stands
    FROM ratios AS ratio
    JOIN reports AS report USING (report_id)
    JOIN agencies AS agency USING (agency_id)
    LEFT JOIN standing USING (report_id)
),
peers AS (
    SELECT year, edition, scope, level, is_sample, concept, median(ratio) AS middle, mad(ratio) AS spread
    FROM placed
    WHERE stands
    GROUP BY ALL
    HAVING count(*) >= threshold('X-PL-06', 'peers') AND mad(ratio) > 0
)
SELECT
    own.report_id, NULL AS severity, cells_of.items, NULL AS suspect, CAST(own.ratio AS DECIMAL(18, 1)) AS found,
    CAST(peers.middle AS DECIMAL(18, 1)) AS expected, CAST(own.ratio AS DECIMAL(18, 1)) AS left_value,
    CAST(peers.middle AS DECIMAL(18, 1)) AS right_value, NULL AS op, own.note_zh, own.note_en, NULL AS locator
FROM placed AS own
JOIN peers USING (year, edition, scope, level, is_sample, concept)
JOIN concept_cells AS cells_of ON cells_of.edition = own.edition AND cells_of.concept = own.concept
WHERE 0.6745 * abs(own.ratio - peers.middle) > threshold('X-PL-06', 'spread') * peers.spread
