-- title_zh: 报送情况合计
-- title_en: What is on file, in all
-- listed: no
-- columns:
--   bodies: 机关数 | Bodies
--   expected: 应报 | Expected
--   filed: 已收 | On file
--   missing: 未见 | Missing
--   late: 逾期 | Late
--   revised: 有修订 | Revised
--   rejected: 被拒收 | Rejected
--   wrong_form: 表式不符 | Wrong form
--   awaited: 未到期 | Not due yet
--   unread_lines: 未读行 | Unread lines
SELECT
    count(DISTINCT agency_id) AS bodies,
    count(*) FILTER (status <> 'awaited') AS expected,
    count(*) FILTER (is_filed) AS filed,
    count(*) FILTER (status = 'missing') AS missing,
    count(*) FILTER (is_late) AS late,
    count(*) FILTER (is_revised) AS revised,
    count(*) FILTER (status = 'rejected') AS rejected,
    count(*) FILTER (is_wrong_form) AS wrong_form,
    count(*) FILTER (status = 'awaited') AS awaited,
    CAST(coalesce(sum(unread_lines), 0) AS BIGINT) AS unread_lines
FROM body_years($years, $regions, $agencies, $editions, $lang)
