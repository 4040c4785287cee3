-- rule: X-TT-18
-- editions: 2008|2014|2019|2021|2008_fujian|2014_fujian
-- needs: claims|other_years
-- kind: text_vs_table
-- severity: warning
-- title_zh: 正文的约数增减与上年报告不合
-- title_en: A change told in words does not follow from last year's report
-- statement: 正文称“{note}”，而按两年的表{suspect}变动{expected}%
-- statement_en: the text says “{note}”, but by the tables of both years {suspect} changed by {expected} %
-- basis: 翻一番、上年的两倍、有所下降、增长约13%等由本年与上年的数算出，容许数个百分点 / doubled, twice last year's, somewhat less or about 13 % more follow from the figures of two years, give or take some points
-- exceptions: 上年数字已更正；统计范围变化 / last year's figure was corrected; another scope

WITH changes AS MATERIALIZED (  -- told with bounds and no value
    SELECT DISTINCT report_id, item, locator, text, low, high
    FROM claims
    ANTI JOIN split_claims USING (report_id, concept)
    WHERE kind = 'change' AND value IS NULL
),
compared AS (
    SELECT
        change.*, CAST(100.0 * (cell.value - before.value) / nullif(before.value, 0) AS DECIMAL(18, 2)) AS percent
    FROM changes AS change
    JOIN last_year AS before USING (report_id, item)
    JOIN cells AS cell USING (report_id, item)
)
SELECT
    report_id, NULL AS severity, [item] AS items, item AS suspect, NULL AS found, percent AS expected,
    NULL AS left_value, NULL AS right_value, NULL AS op, text AS note_zh, text AS note_en, locator
FROM compared
WHERE percent < low OR percent > high
