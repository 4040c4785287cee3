-- title_zh: 处理决定所依据的内容
-- title_en: What a decision rests on
-- listed: no
-- role: auditor
-- columns:
--   finding_key: 发现编号 | Finding
--   agency_id: 机关编号 | Body id
--   year: 年份 | Year
--   scope: 范围 | Scope
--   rule: 规则 | Rule
--   items: 单元格 | Cells
--   suspect: 可疑单元格 | Suspect cell
--   statement: 说明 | Statement
--   statement_en: 英文说明 | Statement in English
--   basis: 依据的数字 | Values it rests on
WITH finding AS (  -- two versions of a report may share a finding: the current one speaks for both
    SELECT finding.*, report.agency_id, report.year, report.scope
    FROM findings AS finding
    JOIN reports AS report USING (report_id)
    WHERE list_contains(CAST($finding_keys AS VARCHAR[]), finding.finding_key)
    QUALIFY row_number() OVER (PARTITION BY finding.finding_key ORDER BY report.is_current DESC, report.version DESC) = 1),
concerned AS (SELECT finding_key, report_id, unnest(items) AS item FROM finding),
value AS (
    SELECT finding_key, 'found' AS name, plain(found) AS value FROM finding
    UNION ALL
    SELECT finding_key, 'expected', plain(expected) FROM finding
    UNION ALL
    SELECT finding_key, 'cell ' || item, plain(cell.value) FROM concerned LEFT JOIN cells AS cell USING (report_id, item)
    UNION ALL
    SELECT finding_key, 'formula ' || formula.rule,
           string_agg(DISTINCT sides(left_value, right_value), '; ' ORDER BY sides(left_value, right_value))
    FROM finding JOIN finding_formulas AS formula USING (finding_key)
    GROUP BY ALL),
basis AS (
    SELECT finding_key, CAST(to_json(map_from_entries(list({'k': name, 'v': value} ORDER BY name))) AS VARCHAR) AS basis
    FROM value GROUP BY finding_key)
SELECT
    finding.finding_key, finding.agency_id, finding.year, finding.scope, finding.rule, finding.items, finding.suspect,
    finding.statement, finding.statement_en, basis.basis
FROM finding
JOIN basis USING (finding_key)
ORDER BY finding.finding_key
