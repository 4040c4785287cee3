-- title_zh: 发现的可疑单元格
-- title_en: Cells a finding may lie in
-- role: officer
-- columns:
--   cell: 单元格 | Cell
--   printed: 印出数 | Printed
--   value: 应为 | Would have to be
--   share: 证据占比 | Share of the evidence
--   item: 单元格代码 | Cell code
--   finding_key: 发现编号 | Finding
SELECT
    said($lang, items.label_zh, items.label_en) AS cell,
    CAST(cells.value AS DOUBLE) AS printed,
    CAST(candidate.value AS DOUBLE) AS value,
    candidate.share, candidate.item, candidate.finding_key
FROM finding_candidates AS candidate
JOIN findings USING (finding_key)
JOIN chosen($years, $regions, $agencies, $editions, $lang) AS report USING (report_id)
LEFT JOIN items ON items.edition = report.edition AND items.item = candidate.item
LEFT JOIN cells ON cells.report_id = report.report_id AND cells.item = candidate.item
WHERE $finding_key IS NULL OR candidate.finding_key = $finding_key
ORDER BY candidate.finding_key, candidate.share DESC, items.ordinal
