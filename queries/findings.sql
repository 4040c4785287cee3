-- title_zh: 审计发现
-- title_en: Findings
-- role: officer
-- columns:
--   severity: 程度 | Severity
--   kind: 类别 | Kind
--   rule: 规则 | Rule
--   title: 规则名称 | Rule title
--   agency: 机关 | Body
--   year: 年份 | Year
--   suspect: 可疑单元格 | Suspect cell
--   found: 印出数 | Found
--   expected: 应为 | Expected
--   proposed: 建议核对为 | Proposed
--   difference: 差额 | Difference
--   fault: 成因 | Fault
--   materiality: 占本机关总数 | Share of the body's figure
--   materiality_region: 占本地区总数 | Share of the region's figure
--   materiality_national: 占全国总数 | Share of the national figure
--   statement: 说明 | Statement
--   region: 地区 | Region
--   edition: 表式 | Edition
--   status: 处理状态 | Status
--   decided_by: 处理人 | Decided by
--   decided_at: 处理时间（UTC） | Decided at (UTC)
--   reason: 理由 | Reason
--   due: 答复期限 | Answer due
--   note: 备注 | Note
--   earlier: 数字变动前的处理 | Decision before the values changed
--   basis: 依据 | Basis
--   exceptions: 已知合理例外 | Known exceptions
--   place: 位置 | Place
--   locator: 位置代码 | Locator
--   source_name: 来源文件 | Source file
--   item: 单元格代码 | Cell code
--   severity_code: 程度代码 | Severity code
--   status_code: 状态代码 | Status code
--   agency_id: 机关编号 | Body id
--   report_id: 报告编号 | Report
--   finding_key: 发现编号 | Finding
SELECT
    word($lang, severity) AS severity,
    word($lang, kind) AS kind,
    rule, title, agency, CAST(year AS VARCHAR) AS year,
    label AS suspect,
    CAST(found AS DOUBLE) AS found,
    CAST(expected AS DOUBLE) AS expected,
    CAST(proposed AS DOUBLE) AS proposed,
    CAST(difference AS DOUBLE) AS difference,
    word($lang, fault) AS fault,
    materiality, materiality_region, materiality_national,
    said($lang, statement, statement_en) AS statement,
    region, edition,
    word($lang, status) AS status, actor AS decided_by, replace(rtrim("at", 'Z'), 'T', ' ') AS decided_at,
    word($lang, reason) AS reason, due, note, word($lang, earlier) AS earlier,
    half($lang, basis) AS basis, half($lang, exceptions) AS exceptions,
    place($lang, locator) AS place, locator, source_name,
    suspect AS item, said.severity AS severity_code, said.status AS status_code, agency_id, report_id, finding_key
FROM found($years, $regions, $agencies, $editions, $lang, $report_id, $kinds, $rules, $severities, $faults, $statuses,
           $text) AS said
WHERE CAST($finding_keys AS VARCHAR[]) IS NULL OR list_contains(CAST($finding_keys AS VARCHAR[]), finding_key)
ORDER BY
    CASE WHEN $sort = 'year' THEN said.year END DESC NULLS LAST,
    CASE $sort WHEN 'agency' THEN agency_key WHEN 'rule' THEN rule END NULLS LAST,
    CASE WHEN $sort = 'decided' THEN said.event END DESC NULLS LAST, -- a clock may have been set back
    CASE WHEN $sort = 'materiality' THEN materiality END DESC NULLS LAST,
    list_position(['error', 'warning', 'info'], said.severity), materiality DESC NULLS LAST,
    said.year DESC, agency_key, rule, finding_key
LIMIT CAST($most AS INTEGER)
