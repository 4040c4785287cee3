-- title_zh: 统计表原样
-- title_en: The form as printed
-- role: officer
-- columns:
--   mark: 标记（▶ 可疑，• 有关） | Mark (▶ suspect, • concerned)
--   label: 项目 | Line
--   unit: 单位 | Unit
--   raw: 印出内容 | As printed
--   state: 状态 | State
--   proposed: 建议核对为 | Proposed
--   value: 数值 | Value
--   inferred: 推定 | Inferred
--   place: 位置 | Place
--   locator: 位置代码 | Locator
--   agency: 机关 | Body
--   year: 年份 | Year
--   table_no: 表号 | Table
--   item: 代码 | Code
--   report_id: 报告编号 | Report
SELECT
    mark,
    repeat('　', greatest(level - 1, 0)) || said($lang, label_zh, label_en) AS label,
    unit_word($lang, unit, item) AS unit,
    raw,
    word($lang, state) AS state,
    CAST(proposed AS DOUBLE) AS proposed,
    CAST(value AS DOUBLE) AS value,
    inferred, place($lang, locator) AS place, locator, agency, CAST(year AS VARCHAR) AS year, table_no, item, report_id
FROM printed($report_id, $finding_key, $years, $regions, $agencies, $editions, $lang)
ORDER BY agency, year DESC, report_id, ordinal
