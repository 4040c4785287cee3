-- rule: X-TM-04
-- editions: 2008|2014|2019|2021
-- kind: timeliness
-- severity: warning
-- title_zh: 年度未结束即已公布
-- title_en: Published before the year ended
-- statement: 公布于{note}，报告年度尚未结束
-- statement_en: published on {note}, before the year of the report ended
-- basis: 统计期间为1月1日至12月31日 / the period is the calendar year
-- exceptions: 机构撤并；地方提前截止 / bodies dissolved; earlier local cut-off

SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    strftime(published_on, '%Y-%m-%d') AS note_zh, strftime(published_on, '%Y-%m-%d') AS note_en,
    NULL AS locator
FROM reports
WHERE published_on <= make_date(year, 12, 31)
