-- rule: X-CP-01
-- editions: 2008|2014|2019|2021
-- kind: copy
-- severity: error
-- title_zh: 文中年份与报告年度不符
-- title_en: A year in the text is not the report year
-- statement: {note}，与报告年度不符
-- statement_en: {note}, which is not the year of the report
-- basis: 标题、统计期间和表头的年份一致 / title, period and heading of the form name one year
-- exceptions: 回顾往年的段落和往年对比表不计 / passages that look back and tables of other years for comparison are left out

WITH dated AS (  -- only places that name the year of the report itself
    SELECT report_id, 0 AS ordinal, NULL AS locator, title AS text,
        regexp_extract_all(title, '(20[0-9]{2})年', 1) AS years
    FROM reports
    UNION ALL
    SELECT report_id, ordinal, locator, text, regexp_extract_all(text, '(20[0-9]{2})年度', 1)
    FROM passages
    WHERE part <> 'narrative' AND NOT regexp_matches(text, '对比|比较|上一?年|去年')
    UNION ALL
    SELECT report_id, ordinal, locator, text,
        regexp_extract_all(text, '(20[0-9]{2})年1月1日(?:起)?(?:至|到|—|-|－|～)', 1)
    FROM passages
    WHERE part = 'narrative'
),
wrong AS (
    SELECT dated.*, list_filter(years, named -> CAST(named AS INTEGER) <> report.year) AS others
    FROM dated
    JOIN reports AS report USING (report_id)
    -- A title such as 2016—2017年 names the report year as well.
    WHERE NOT list_contains(years, CAST(report.year AS VARCHAR))
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    CAST(others[1] AS DECIMAL(18, 4)) AS found, NULL AS expected, CAST(others[1] AS DECIMAL(18, 4)) AS left_value,
    NULL AS right_value, NULL AS op,
    printf('“%s”写的是%s年', left(text, 60), others[1]) AS note_zh,
    printf('“%s” names %s', left(text, 60), others[1]) AS note_en, locator
FROM wrong
WHERE len(others) > 0
