-- title_zh: 当前范围
-- title_en: What is in view
-- listed: no
-- columns:
--   reports: 报告数 | Reports
--   bodies: 机关数 | Bodies
--   samples: 其中虚构样本报告数 | of which made-up reports
--   with_findings: 其中有错误或疑点的报告数 | of which reports with errors or warnings
--   all_reports: 库中报告数 | Reports in the store
SELECT
    count(*) AS reports,
    count(DISTINCT agency_id) AS bodies,
    count(*) FILTER (is_sample) AS samples,
    count(*) FILTER (report_id IN (SELECT report_id FROM open_findings())) AS with_findings,
    (SELECT count(*) FROM reports WHERE is_current) AS all_reports
FROM chosen($years, $regions, $agencies, $editions, $lang)
