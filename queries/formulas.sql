-- title_zh: 发现所依据的算式
-- title_en: Formulas behind the findings
-- role: officer
-- columns:
--   rule: 规则 | Rule
--   statement: 算式 | Formula
--   left_value: 左边 | Left side
--   right_value: 右边 | Right side
--   finding_key: 发现编号 | Finding
SELECT
    formula.rule,
    said($lang, formula.statement, formula.statement_en) AS statement,
    CAST(formula.left_value AS DOUBLE) AS left_value,
    CAST(formula.right_value AS DOUBLE) AS right_value,
    formula.finding_key
FROM finding_formulas AS formula
JOIN findings USING (finding_key)
JOIN chosen($years, $regions, $agencies, $editions, $lang) AS report USING (report_id)
WHERE $finding_key IS NULL OR formula.finding_key = $finding_key
ORDER BY formula.finding_key, formula.rule, formula.statement
