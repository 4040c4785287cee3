-- title_zh: 未能读取的行
-- title_en: Unread lines
-- role: officer
-- columns:
--   place: 位置 | Place
--   text: 原文 | Text
--   reason: 原因 | Reason
--   report_id: 报告编号 | Report
SELECT place($lang, unread.locator) AS place, unread.text, unread.reason, unread.report_id
FROM unread
LEFT JOIN passages ON passages.report_id = unread.report_id AND passages.locator = unread.locator
WHERE CASE WHEN $report_id IS NULL
           THEN unread.report_id IN (
               SELECT report_id FROM chosen($years, $regions, $agencies, $editions, $lang))
           ELSE unread.report_id = $report_id END
ORDER BY unread.report_id, passages.ordinal, unread.locator
