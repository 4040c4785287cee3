-- rule: X-CP-02
-- editions: 2008|2014|2019|2021
-- needs: passages
-- kind: copy
-- severity: error
-- title_zh: 填报单位不是本单位
-- title_en: The form names another body
-- statement: 表中填报单位为“{note}”，与报告单位不符
-- statement_en: the form was filled in by “{note}”, which is not the body of the report
-- basis: 填报单位即报告单位 / the body that fills in the form is the one that reports
-- exceptions: 机构更名、合并；简称 / bodies renamed or merged; short names

WITH named AS (
    SELECT
        passage.report_id, passage.ordinal, passage.locator,
        trim(regexp_extract(passage.text, '填报单位[^:：]{0,6}[:：]\s*([^\s|（(]+)', 1)) AS filer,
        regexp_replace(report.agency, '\s', '', 'g') AS agency
    FROM passages AS passage
    JOIN reports AS report USING (report_id)
    WHERE contains(passage.text, '填报单位') AND report.agency IS NOT NULL
),
short AS (  -- names without the region they begin with
    SELECT
        *, regexp_replace(filer, '^.*[省市区县旗州盟]', '') AS filer_own,
        regexp_replace(agency, '^.*[省市区县旗州盟]', '') AS agency_own
    FROM named
    WHERE filer <> ''
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    filer AS note_zh, filer AS note_en, locator
FROM short
WHERE NOT contains(agency, filer) AND NOT contains(filer, agency)
    AND NOT contains(agency_own, filer_own) AND NOT contains(filer_own, agency_own)
    -- 清源区人社局 has signs of 清源区人力资源和社会保障局, in their order
    AND NOT (
        regexp_full_match(filer, '[一-龥]+')
        AND regexp_matches(agency, array_to_string(string_split(filer, ''), '.*'))
    )
QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal) = 1
