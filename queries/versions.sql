-- title_zh: 报告的各个版本
-- title_en: Versions of a report
-- role: officer
-- columns:
--   agency: 机关 | Body
--   printed_agency: 文中机关名称 | Body as printed
--   year: 年份 | Year
--   region: 地区 | Region
--   edition: 表式 | Edition
--   scope: 范围 | Scope
--   version: 版本 | Version
--   is_current: 现行版本 | Current
--   verdict: 读取情况 | Verdict
--   reason: 读取说明 | Reason
--   published_on: 发布日期 | Published on
--   title: 标题 | Title
--   source_name: 来源文件 | Source file
--   sha256: 文件指纹 | SHA-256
--   sha256_short: 文件指纹（前 12 位） | SHA-256, first 12
--   media_type: 文件类型 | Media type
--   is_sample: 虚构样本 | Made up
--   report_id: 报告编号 | Report
SELECT
    body($lang, report.agency, agency.name, agency.name_en, report.is_sample) AS agency,
    report.agency AS printed_agency, CAST(report.year AS VARCHAR) AS year, path.region, form_name($lang, report.edition) AS edition,
    word($lang, report.scope) AS scope, report.version, report.is_current,
    word($lang, report.verdict) AS verdict, report.reason,
    CAST(report.published_on AS VARCHAR) AS published_on, report.title, file_name(report.source_name) AS source_name, report.sha256,
    report.sha256[:12] AS sha256_short,
    report.media_type, report.is_sample, report.report_id
FROM reports AS report
LEFT JOIN agencies AS agency USING (agency_id)
LEFT JOIN region_path($lang) AS path ON path.region_code = report.region_code
WHERE $report_id IS NULL
   OR report.report_id = $report_id
   OR (report.agency_id, report.year, report.scope) IN (
        SELECT (agency_id, year, scope) FROM reports WHERE report_id = $report_id)
ORDER BY report.agency_id, report.year, report.version DESC
