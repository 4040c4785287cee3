-- rule: X-TM-02
-- editions: 2019|2021
-- kind: timeliness
-- severity: error
-- title_zh: 部门年报公布晚于1月31日
-- title_en: A department's report published after 31 January
-- statement: 公布于{note}，晚于次年1月31日
-- statement_en: published on {note}, after 31 January of the next year
-- basis: 2019年《条例》第四十九条 / Regulations of 2019 art. 49
-- exceptions: 条文未列乡镇、街道、办公厅（室）和事业单位，仅作提示；凭名称认定的部门为警告 / townships, offices and institutions are not named in the article: information only; departments known by their name only: a warning

WITH bodies AS (
    SELECT
        report.report_id, report.year, report.published_on,
        CASE
            WHEN agency.kind = 'department' THEN 'error'
            WHEN agency.kind IN ('office', 'township', 'service_centre', 'institution') THEN 'info'
            WHEN agency.kind IS NULL AND regexp_matches(report.agency, '(局|厅|委员会|委)$')
                AND NOT regexp_matches(report.agency, '(管委会|管理委员会)$') THEN 'warning'
            WHEN agency.kind IS NULL AND regexp_matches(report.agency, '(镇|乡)人民政府$|街道|办公[厅室]$|中心$')
                THEN 'info' END AS severity
    FROM reports AS report
    LEFT JOIN agencies AS agency USING (agency_id)
    WHERE report.scope = 'body'
)
SELECT
    report_id, severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    strftime(published_on, '%Y-%m-%d') AS note_zh, strftime(published_on, '%Y-%m-%d') AS note_en, NULL AS locator
FROM bodies
WHERE year >= 2019 AND severity IS NOT NULL AND published_on > make_date(year + 1, 1, 31)
