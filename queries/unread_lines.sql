-- title_zh: 未能读取的行
-- title_en: Unread lines
-- columns:
--   place: 位置 | Place in the document
--   text: 原文 | Text
--   reason: 原因 | Reason
--   report_id: 报告编号 | Report
SELECT place($lang, locator) AS place, text, reason, report_id
FROM unread
WHERE CASE WHEN $report_id IS NULL
           THEN report_id IN (SELECT report_id FROM chosen($years, $regions, $agencies, $editions, $lang))
           ELSE report_id = $report_id END
ORDER BY report_id, locator
