-- title_zh: 各年应报与已收
-- title_en: Reports expected and on file by year
-- columns:
--   year: 年份 | Year
--   expected: 应报 | Expected
--   filed: 已收 | On file
--   filed_share: 已收比例 | Share on file
--   missing: 未见 | Missing
--   rejected: 被拒收 | Rejected
--   awaited: 未到期 | Not due yet
--   late: 逾期 | Late
--   revised: 有修订 | Revised
--   wrong_form: 表式不符 | Wrong form
--   unread_lines: 未读行 | Unread lines
SELECT
    CAST(body_year.year AS VARCHAR) AS year,
    count(*) FILTER (status <> 'awaited') AS expected,
    count(*) FILTER (is_filed) AS filed,
    count(*) FILTER (is_filed) / nullif(count(*) FILTER (status <> 'awaited'), 0) AS filed_share,
    count(*) FILTER (status = 'missing') AS missing,
    count(*) FILTER (status = 'rejected') AS rejected,
    count(*) FILTER (status = 'awaited') AS awaited,
    count(*) FILTER (is_late) AS late,
    count(*) FILTER (is_revised) AS revised,
    count(*) FILTER (is_wrong_form) AS wrong_form,
    CAST(sum(unread_lines) AS BIGINT) AS unread_lines
FROM body_years($years, $regions, $agencies, $editions, $lang) AS body_year
GROUP BY body_year.year
ORDER BY body_year.year
