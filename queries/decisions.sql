-- title_zh: 处理决定（现状）
-- title_en: Decisions as they stand
-- role: auditor
-- columns:
--   status: 处理状态 | Status
--   agency: 机关 | Body
--   year: 年份 | Year
--   rule: 规则 | Rule
--   title: 规则名称 | Rule title
--   statement: 处理时的说明 | Statement when decided on
--   reason: 理由 | Reason
--   note: 备注 | Note
--   due: 答复期限 | Answer due
--   decided_by: 处理人 | Decided by
--   decided_at: 处理时间（UTC） | Decided at (UTC)
--   holds: 是否有效 | Whether it holds
--   finding_key: 发现编号 | Finding
WITH report AS (
    SELECT * FROM chosen($years, $regions, $agencies, $editions, $lang)),
standing AS (
    SELECT decided.decided_key,
           CASE WHEN bool_or(earlier IS NULL) THEN 'holds' ELSE 'changed' END AS holds
    FROM decided() AS decided JOIN report USING (report_id) GROUP BY ALL)
SELECT
    word($lang, review_now.status) AS status,
    coalesce(report.agency, body($lang, review_now.agency_id, agency.name, agency.name_en, coalesce(agency.is_sample, false)))
        AS agency,
    CAST(review_now.year AS VARCHAR) AS year, review_now.rule,
    said($lang, rules.title_zh, rules.title_en) AS title,
    said($lang, review_now.statement, review_now.statement_en) AS statement,
    word($lang, review_now.reason) AS reason, review_now.note, review_now.due,
    review_now.actor AS decided_by, replace(rtrim(review_now."at", 'Z'), 'T', ' ') AS decided_at,
    word($lang, coalesce(standing.holds, 'gone')) AS holds, review_now.finding_key
FROM review_now
LEFT JOIN report
  ON report.agency_id = review_now.agency_id AND report.year IS NOT DISTINCT FROM review_now.year
 AND report.scope = review_now.scope
LEFT JOIN agencies AS agency ON agency.agency_id = review_now.agency_id
LEFT JOIN rules ON rules.rule = review_now.rule
LEFT JOIN standing ON standing.decided_key = review_now.finding_key
WHERE (report.report_id IS NOT NULL
       OR ($years IS NULL AND $regions IS NULL AND $agencies IS NULL AND $editions IS NULL))
  AND (CAST($statuses AS VARCHAR[]) IS NULL OR list_contains(CAST($statuses AS VARCHAR[]), review_now.status))
ORDER BY review_now.event DESC
