-- rule: X-CP-02
-- editions: 2008|2014|2019|2021
-- needs: passages
-- kind: copy
-- severity: error
-- title_zh: 自称的单位不是本单位
-- title_en: Another body named as its own
-- statement: 报告自称为“{note}”的报告，与报告单位不符
-- statement_en: the report calls itself that of “{note}”, which is not the body of the report
-- basis: 填报单位和正文所公布报告的单位即报告单位 / the body that fills in the form, and whose report the text announces, is the one that reports
-- exceptions: 机构更名、合并；简称 / bodies renamed or merged; short names

WITH calls AS (  -- who fills in the form, and whose report the text announces
    SELECT
        report_id, ordinal, locator,
        coalesce(
            nullif(trim(regexp_extract(text, '填报单位[^:：]{0,6}[:：]\s*([^\s|（(]+)', 1)), ''),
            regexp_extract(
                text,
                '(?:公布|发布|公开|编制)(?:了)?《?([一-龥]{2,24}?(?:局|委|会|室|厅|中心|政府|处|院|公司|社|部|站))(?:本级)?'
                || '(?:20\d\d|二[〇○零Ｏ0][一二三四五六七八九〇○零]{2})年度?政府信息公开(?:工作)?(?:年度|年度工作)?(?:报告|年报)',
                1
            )
        ) AS filer
    FROM passages
    WHERE contains(text, '填报单位') OR contains(text, '政府信息公开')
),
named AS (
    SELECT calls.*, regexp_replace(report.agency, '\s', '', 'g') AS agency
    FROM calls
    JOIN reports AS report USING (report_id)
    WHERE report.agency IS NOT NULL AND filer <> '' AND NOT regexp_matches(filer, '^[本我][一-龥]{1,3}$')
),
short AS (  -- names without the region they begin with
    SELECT
        *, regexp_replace(filer, '^.*[省市区县旗州盟]', '') AS filer_own,
        regexp_replace(agency, '^.*[省市区县旗州盟]', '') AS agency_own
    FROM named
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    filer AS note_zh, filer AS note_en, locator
FROM short
WHERE NOT contains(agency, filer) AND NOT contains(filer, agency)
    AND NOT contains(agency_own, filer_own) AND NOT contains(filer_own, agency_own)
    -- 人社局 has letters of 人力资源和社会保障局, in their order
    AND NOT (
        regexp_full_match(filer_own, '[一-龥]+')
        AND regexp_matches(agency_own, array_to_string(string_split(filer_own, ''), '.*'))
    )
QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal) = 1
