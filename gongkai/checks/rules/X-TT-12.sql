-- rule: X-TT-12
-- editions: 2008|2014|2019|2021|2008_fujian|2014_fujian
-- needs: claims|other_years
-- kind: text_vs_table
-- severity: warning
-- title_zh: 正文的增减与上年报告不合
-- title_en: A stated change does not follow from last year's report
-- statement: 正文称比上年变动{found}，而按上年度报告应为{expected}：{note}
-- statement_en: the text states a change of {found} against last year, but last year's report makes it {expected}: {note}
-- basis: 增减由本年与上年的数算出 / a change follows from the figures of two years
-- exceptions: 上年数字已更正；统计范围变化；四舍五入以外的取舍 / last year's figure was corrected; another scope; figures cut and not rounded

WITH changes AS MATERIALIZED (  -- with half of the last digit that is printed; 增长2倍 is less exact than 增长200%
    SELECT
        report_id, item, locator, text, value, unit = '%' AS is_percent,
        CASE WHEN text LIKE '%倍%' THEN 100 ELSE 1 END * CASE
            WHEN value = round(value, 0) THEN 0.5 WHEN value = round(value, 1) THEN 0.05
            WHEN value = round(value, 2) THEN 0.005 ELSE 0.0005 END AS half
    FROM claims
    ANTI JOIN split_claims USING (report_id, concept)
    WHERE kind = 'change'
),
told AS (
    SELECT report_id, item, locator, text, any_value(value) AS value
    FROM claims
    SEMI JOIN changes USING (report_id, item, locator, text)
    WHERE kind = 'figure'
    GROUP BY report_id, item, locator, text
    HAVING count(DISTINCT value) = 1 AND count(*) = count(value)
),
compared AS (  -- against the figure of the same sentence, or else the table
    SELECT
        change.*, before.value AS prior, coalesce(told.value, cell.value) AS own,
        -- a figure that counts carried-over requests in is not what last year's are compared with
        CASE WHEN contains(change.text, '结转') THEN cell.value END AS other
    FROM changes AS change
    JOIN last_year AS before USING (report_id, item)
    LEFT JOIN told USING (report_id, item, locator, text)
    LEFT JOIN cells AS cell USING (report_id, item)
),
judged AS (
    SELECT
        *, CASE WHEN is_percent THEN CAST(100.0 * (own - prior) / nullif(prior, 0) AS DECIMAL(18, 2)) ELSE own - prior END AS expected,
        CASE WHEN is_percent THEN abs(100.0 * (own - prior) / nullif(prior, 0) - value) > half + 0.0000001
            ELSE own - prior <> value END AS fails,
        coalesce(CASE WHEN is_percent THEN abs(100.0 * (other - prior) / nullif(prior, 0) - value) <= half + 0.0000001
            ELSE other - prior = value END, false) AS is_without_carried_in
    FROM compared
)
SELECT
    report_id, NULL AS severity, [item] AS items, NULL AS suspect, value AS found, expected,
    value AS left_value, expected AS right_value, NULL AS op, text AS note_zh, text AS note_en, locator
FROM judged
WHERE fails AND NOT is_without_carried_in
