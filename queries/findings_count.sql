-- title_zh: 审计发现数
-- title_en: How many findings
-- listed: no
-- role: auditor
-- columns:
--   findings: 发现数 | Findings
--   error: 错误 | Errors
--   warning: 疑点 | Warnings
--   info: 提示 | Information
--   undecided: 待处理 | To be decided
SELECT
    count(*) AS findings,
    count(*) FILTER (severity = 'error') AS error,
    count(*) FILTER (severity = 'warning') AS warning,
    count(*) FILTER (severity = 'info') AS info,
    count(*) FILTER (status IN ('open', 'reopened')) AS undecided
FROM found($years, $regions, $agencies, $editions, $lang, $report_id, $kinds, $rules, $severities, $faults, $statuses,
           $text)
