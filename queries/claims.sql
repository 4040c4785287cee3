-- title_zh: 正文所述数字与统计表对照
-- title_en: What the narrative states, against the form
-- role: officer
-- columns:
--   agrees: 与表相符 | Agrees
--   text: 正文 | Narrative
--   kind: 种类 | Kind
--   label: 表中项目 | Line of the form
--   stated: 正文所述 | Stated
--   unit: 单位 | Unit
--   raw: 表中印出 | Printed in the form
--   place: 正文位置 | Place in the text
--   cell_place: 表中位置 | Place in the form
--   value: 数值 | Value
--   item: 单元格代码 | Cell code
--   locator: 位置代码 | Locator
--   report_id: 报告编号 | Report
WITH claim AS (
    FROM claims
    WHERE CASE WHEN $report_id IS NULL
               THEN report_id IN (SELECT report_id FROM chosen($years, $regions, $agencies, $editions, $lang))
               ELSE report_id = $report_id END),
compared AS (
    SELECT claim.*, passages.ordinal, cell.raw, cell.locator AS cell_locator, reports.edition,
        CASE claim.kind
            -- what the form splits over several cells (行政诉讼 from 2019) is not compared with the first of them
            WHEN 'figure' THEN CASE WHEN (SELECT count(DISTINCT term.item) FROM concept_terms AS term
                                          WHERE term.concept = claim.concept
                                            AND term.edition = reports.edition) > 1 THEN NULL
                                    WHEN claim.value IS NOT NULL THEN cell.value = claim.value
                                    ELSE cell.value >= coalesce(claim.low, cell.value)
                                     AND cell.value <= coalesce(claim.high, cell.value) END
            WHEN 'zero' THEN cell.value = 0
            WHEN 'channel' THEN cell.value >= claim.low
            WHEN 'frequency' THEN cell.value >= claim.low
        END AS holds
    FROM claim
    JOIN reports USING (report_id)
    LEFT JOIN passages ON passages.report_id = claim.report_id AND passages.locator = claim.locator
    LEFT JOIN cells AS cell ON cell.report_id = claim.report_id AND cell.item = claim.item)
SELECT
    CASE WHEN holds IS NULL THEN '–' WHEN holds THEN '✓' ELSE '✗' END AS agrees,
    compared.text, word($lang, compared.kind) AS kind,
    said($lang, items.label_zh, items.label_en) AS label,
    CASE WHEN compared.value IS NOT NULL THEN format('{:.15g}', CAST(compared.value AS DOUBLE))
         ELSE concat_ws(' ',
            CASE WHEN compared.low IS NOT NULL THEN format('≥ {:.15g}', CAST(compared.low AS DOUBLE)) END,
            CASE WHEN compared.high IS NOT NULL THEN format('≤ {:.15g}', CAST(compared.high AS DOUBLE)) END)
    END AS stated,
    unit_word($lang, compared.unit, coalesce(compared.item, compared.concept)) AS unit, compared.raw, place($lang, compared.locator) AS place,
    place($lang, compared.cell_locator) AS cell_place, CAST(compared.value AS DOUBLE) AS value, compared.item,
    compared.locator, compared.report_id
FROM compared
LEFT JOIN items ON items.edition = compared.edition AND items.item = compared.item
ORDER BY compared.report_id, compared.ordinal, compared.locator, compared.item
