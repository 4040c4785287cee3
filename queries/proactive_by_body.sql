-- title_zh: 各机关主动公开（最近一年）
-- title_en: Proactive disclosure by body, latest year
-- columns:
--   agency: 机关 | Body
--   year: 年份 | Year
--   proactive_items: 主动公开信息数 | Items disclosed
--   normative_docs_made: 规范性文件制发数 | Normative documents issued
--   normative_docs_public: 公开规范性文件数 | Normative documents disclosed
--   channel_gazette: 政府公报 | Gazette
--   channel_website: 政府网站 | Website
--   channel_weibo: 政务微博 | Weibo
--   channel_wechat: 政务微信 | WeChat
--   channel_other: 其他方式 | Other channels
--   findings: 错误和疑点数 | Errors and warnings
--   report_id: 报告编号 | Report
WITH report AS (
    FROM chosen($years, $regions, $agencies, $editions, $lang)
    QUALIFY row_number() OVER (PARTITION BY agency_id, scope ORDER BY year DESC) = 1)
SELECT
    report.agency, CAST(report.year AS VARCHAR) AS year,
    CAST(sum(value) FILTER (concept = 'proactive_items') AS DOUBLE) AS proactive_items,
    CAST(sum(value) FILTER (concept = 'normative_docs_made') AS DOUBLE) AS normative_docs_made,
    CAST(sum(value) FILTER (concept = 'normative_docs_public') AS DOUBLE) AS normative_docs_public,
    CAST(sum(value) FILTER (concept = 'channel_gazette') AS DOUBLE) AS channel_gazette,
    CAST(sum(value) FILTER (concept = 'channel_website') AS DOUBLE) AS channel_website,
    CAST(sum(value) FILTER (concept = 'channel_weibo') AS DOUBLE) AS channel_weibo,
    CAST(sum(value) FILTER (concept = 'channel_wechat') AS DOUBLE) AS channel_wechat,
    CAST(sum(value) FILTER (concept = 'channel_other') AS DOUBLE) AS channel_other,
    (SELECT count(*) FROM open_findings() AS finding
     WHERE finding.report_id = report.report_id) AS findings,
    report.report_id
FROM report
LEFT JOIN concept_values AS amount
    ON amount.report_id = report.report_id AND list_contains([
        'proactive_items', 'normative_docs_made', 'normative_docs_public', 'channel_gazette',
        'channel_website', 'channel_weibo', 'channel_wechat', 'channel_other'], concept)
GROUP BY report.report_id, report.agency, report.year
ORDER BY proactive_items DESC NULLS LAST, min(report.agency_key)
