-- rule: X-CP-06
-- editions: 2008|2014|2019|2021|2008_fujian|2014_fujian
-- needs: claims|other_years
-- kind: copy
-- severity: warning
-- title_zh: 正文沿用上年的数
-- title_en: The text repeats last year's figure
-- statement: 正文的{expected}是上年度报告表中的数，而本年表中{suspect}为{found}：{note}
-- statement_en: {expected} in the text is the figure of last year's table, but {suspect} in this year's is {found}: {note}
-- basis: 正文与表格说的是同一年 / text and table describe the same year
-- exceptions: 两年恰好相同的小数字（不足10的不提示） / small figures that agree by chance (told from 10 on)

SELECT
    stated.report_id, NULL AS severity, [stated.item] AS items, stated.item AS suspect,
    cell.value AS found, stated.value AS expected, cell.value AS left_value, stated.value AS right_value,
    NULL AS op, stated.text AS note_zh, stated.text AS note_en, stated.locator
FROM stated
JOIN cells AS cell USING (report_id, item)
JOIN last_year AS before USING (report_id, item)
ANTI JOIN split_claims ON split_claims.report_id = stated.report_id AND split_claims.concept = stated.concept
WHERE stated.op = '=' AND stated.value >= 10
    AND stated.value = before.value AND stated.value <> cell.value
