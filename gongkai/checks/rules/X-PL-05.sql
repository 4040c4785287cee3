-- rule: X-PL-05
-- editions: 2008|2014|2019|2021
-- kind: plausibility
-- severity: warning
-- linear: constant
-- threshold: documents = 100 : 一年的文件数 / documents in a year
-- title_zh: 规范性文件多得不合常理
-- title_en: Implausibly many normative documents
-- statement: {suspect}为{found}，县级部门或服务中心一年通常不超过{expected}
-- statement_en: {suspect} is {found}; a county department or service centre rarely has more than {expected} a year
-- basis: 数量级 / order of magnitude
-- exceptions: 以本级政府名义汇总 / a government that counts for all its departments

WITH small AS (  -- county departments and service centres, not governments nor their offices
    SELECT report.report_id
    FROM reports AS report
    LEFT JOIN agencies AS agency USING (agency_id)
    WHERE report.scope = 'body'
        AND NOT regexp_matches(report.agency, '人民政府|管委会|管理委员会|(政府|政务)办(公室)?$')
        AND (
            agency.kind = 'service_centre'
            OR (agency.kind = 'department' AND agency.level = 'county')
            OR (agency.kind IS NULL AND regexp_matches(report.agency, '[区县旗].*局$|服务中心$'))
        )
)
SELECT
    report_id, NULL AS severity, [cell.item] AS items, cell.item AS suspect,
    cell.value AS found, threshold('X-PL-05', 'documents') AS expected, cell.value AS left_value,
    threshold('X-PL-05', 'documents') AS right_value, '<=' AS op,
    NULL AS note_zh, NULL AS note_en, cell.locator
FROM cells AS cell
JOIN small USING (report_id)
WHERE cell.item IN (
    'a_normative_docs_new', 'proactive_normative_docs', 'normative_docs_issued', 'normative_docs__made',
    'normative_docs__issued')
