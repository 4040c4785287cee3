-- title_zh: 处理历史
-- title_en: History of decisions
-- role: auditor
-- columns:
--   at: 时间（UTC） | At (UTC)
--   outcome: 处理 | Decision
--   reason: 理由 | Reason
--   note: 备注 | Note
--   due: 答复期限 | Answer due
--   actor: 处理人 | By
--   agency: 机关 | Body
--   year: 年份 | Year
--   rule: 规则 | Rule
--   statement: 处理时的说明 | Statement when decided on
--   together: 同批件数 | Decided together
--   batch: 批次 | Batch
--   finding_key: 发现编号 | Finding
WITH report AS (  -- of one finding: also what was said of the finding in its place before its values changed
    SELECT * FROM chosen($years, $regions, $agencies, $editions, $lang)),
batch AS (SELECT batch, count(*) AS together FROM review_events GROUP BY batch)
SELECT
    replace(rtrim(event."at", 'Z'), 'T', ' ') AS "at",
    word($lang, event.outcome) AS outcome, word($lang, event.reason) AS reason, event.note, event.due, event.actor,
    coalesce(report.agency, body($lang, event.agency_id, agency.name, agency.name_en, coalesce(agency.is_sample, false)))
        AS agency,
    CAST(event.year AS VARCHAR) AS year, event.rule,
    said($lang, event.statement, event.statement_en) AS statement,
    batch.together, event.batch, event.finding_key
FROM review_events AS event
JOIN batch USING (batch)
LEFT JOIN report
  ON report.agency_id = event.agency_id AND report.year IS NOT DISTINCT FROM event.year AND report.scope = event.scope
LEFT JOIN agencies AS agency ON agency.agency_id = event.agency_id
WHERE (report.report_id IS NOT NULL
       OR ($years IS NULL AND $regions IS NULL AND $agencies IS NULL AND $editions IS NULL))
  AND ($finding_key IS NULL OR event.finding_key = $finding_key
       OR event.finding_key IN (SELECT decided_key FROM decided() WHERE finding_key = $finding_key))
ORDER BY event.event DESC
