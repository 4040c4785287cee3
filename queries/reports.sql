-- title_zh: 报告清单
-- title_en: Reports
-- columns:
--   agency: 机关 | Body
--   year: 年份 | Year
--   region: 地区 | Region
--   edition: 表式 | Edition
--   verdict: 读取情况 | Verdict
--   errors: 错误 | Errors
--   warnings: 疑点 | Warnings
--   infos: 提示 | Information
--   unread: 未读行 | Unread lines
--   published_on: 发布日期 | Published on
--   version: 版本 | Version
--   source_name: 来源文件 | Source file
--   sha256: 文件指纹 | SHA-256
--   is_sample: 虚构样本 | Made up
--   report_id: 报告编号 | Report
WITH found AS (
    SELECT report_id,
           count(*) FILTER (severity = 'error') AS errors,
           count(*) FILTER (severity = 'warning') AS warnings,
           count(*) FILTER (severity = 'info') AS infos
    FROM findings GROUP BY report_id)
SELECT
    report.agency, CAST(report.year AS VARCHAR) AS year, report.region, report.edition,
    word($lang, report.verdict) AS verdict,
    coalesce(found.errors, 0) AS errors,
    coalesce(found.warnings, 0) AS warnings,
    coalesce(found.infos, 0) AS infos,
    (SELECT count(*) FROM unread WHERE unread.report_id = report.report_id) AS unread,
    CAST(report.published_on AS VARCHAR) AS published_on,
    report.version, report.source_name, report.sha256, report.is_sample, report.report_id
FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
LEFT JOIN found USING (report_id)
ORDER BY report.year DESC, report.agency_key
