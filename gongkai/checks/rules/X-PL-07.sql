-- rule: X-PL-07
-- editions: 2008|2014|2019|2021|2008_fujian|2014_fujian
-- needs: other_years
-- kind: plausibility
-- severity: info
-- title_zh: 连续三年都是整百数
-- title_en: A multiple of a hundred three years running
-- statement: {suspect}{items}连续三年都是整百数：{note}
-- statement_en: {suspect}{items} is a multiple of a hundred three years running: {note}
-- basis: 统计：估计的数常为整数 / statistics: estimates are often round
-- exceptions: 有定额的工作 / work that is done to a quota

WITH hundreds AS MATERIALIZED (
    SELECT report_id, concept, value FROM concept_values
    WHERE value > 0 AND remainder(value, 100) = 0
),
running AS (
    SELECT
        own.report_id, own.concept, own.value,
        concat_ws(', ', CAST(two.value AS BIGINT), CAST(one.value AS BIGINT), CAST(own.value AS BIGINT)) AS values
    FROM hundreds AS own
    JOIN previous AS last USING (report_id)
    JOIN hundreds AS one ON one.report_id = last.previous_id AND one.concept = own.concept
    JOIN previous AS further ON further.report_id = last.previous_id
    JOIN hundreds AS two ON two.report_id = further.previous_id AND two.concept = own.concept
)
SELECT
    running.report_id, NULL AS severity, cells_of.items, cells_of.suspect, running.value AS found, NULL AS expected,
    running.value AS left_value, NULL AS right_value, NULL AS op,
    replace(values, ', ', '、') AS note_zh, values AS note_en, NULL AS locator
FROM running
JOIN reports AS report USING (report_id)
JOIN concept_cells AS cells_of ON cells_of.edition = report.edition AND cells_of.concept = running.concept
