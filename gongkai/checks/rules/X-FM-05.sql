-- rule: X-FM-05
-- editions: 2008|2014|2019|2021
-- kind: format
-- severity: warning
-- title_zh: 表式与年度不符
-- title_en: The form is not the one in force
-- statement: 所用为{found}年起的表式，该年度应使用{expected}年起的表式
-- statement_en: the form of {found} is used where the form of {expected} is in force
-- basis: 各表式的启用年度 / the year each form came into force
-- exceptions: 新旧表式交替的年份 / years in which forms change over

-- A province's own form carries its name behind the year: 2008_fujian.
WITH forms AS (SELECT DISTINCT left(edition, 4) AS edition FROM items),
in_force AS (  -- of a year there is but one: no report is held against every form
    SELECT years.year, max(forms.edition) AS due
    FROM (SELECT DISTINCT year FROM reports) AS years
    JOIN forms ON CAST(forms.edition AS INTEGER) <= years.year
    GROUP BY years.year
),
printed AS (
    SELECT report_id, left(edition, 4) AS edition, due FROM reports JOIN in_force USING (year)
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    CAST(edition AS DECIMAL(18, 4)) AS found, CAST(due AS DECIMAL(18, 4)) AS expected,
    CAST(edition AS DECIMAL(18, 4)) AS left_value, CAST(due AS DECIMAL(18, 4)) AS right_value, NULL AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM printed
WHERE edition <> due
