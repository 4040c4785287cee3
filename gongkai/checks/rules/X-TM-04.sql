-- rule: X-TM-04
-- editions: 2008|2014|2019|2021
-- kind: timeliness
-- severity: warning
-- title_zh: 统计期间不是整年
-- title_en: The period is not the whole year
-- statement: {note}
-- statement_en: {note}
-- basis: 统计期间为1月1日至12月31日 / the period is the calendar year
-- exceptions: 2008年度自5月1日起；机构新设、撤并；地方提前截止 / the first year began on 1 May 2008; bodies founded or dissolved; earlier local cut-off

WITH periods AS (  -- what the text says of its figures; where it names another year X-CP-01 says so
    SELECT
        report_id, year,
        regexp_extract(
            regexp_replace(text, '\s', '', 'g'),
            '统计[^。；]{0,24}?(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日起?(?:至|到|—|-|－|～|~)+(?:(20[0-9]{2})年)?([0-9]{1,2})月([0-9]{1,2})日',
            ['from_year', 'from_month', 'from_day', 'to_year', 'to_month', 'to_day']
        ) AS said
    FROM narratives
    JOIN reports USING (report_id)
),
short AS (
    SELECT
        report_id, concat(said.from_month, '月', said.from_day, '日') AS begins,
        concat(CASE WHEN said.to_year <> said.from_year AND said.to_year <> '' THEN concat(said.to_year, '年') END, said.to_month, '月', said.to_day, '日') AS ends,
        concat(said.from_month, '/', said.from_day) AS begins_en,
        concat(said.to_month, '/', said.to_day, CASE WHEN said.to_year <> said.from_year AND said.to_year <> '' THEN concat(' of ', said.to_year) END) AS ends_en
    FROM periods
    WHERE said.from_year = CAST(year AS VARCHAR)
),
told AS (
    SELECT
        report_id,
        printf('公布于%s，报告年度尚未结束', strftime(published_on, '%Y-%m-%d')) AS note_zh,
        printf('published on %s, before the year of the report ended', strftime(published_on, '%Y-%m-%d')) AS note_en
    FROM reports
    WHERE published_on <= make_date(year, 12, 31)
    UNION ALL
    SELECT
        report_id, printf('正文所称统计期间为%s至%s，不是1月1日至12月31日', begins, ends),
        printf('the text gives %s to %s (month/day) as the period of its figures, not the whole year', begins_en, ends_en)
    FROM short
    JOIN reports USING (report_id)
    WHERE ends NOT IN ('12月31日') OR (begins NOT IN ('1月1日', '01月01日') AND year > 2008)
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    note_zh, note_en, NULL AS locator
FROM told
