-- rule: X-TM-01
-- editions: 2008|2014|2019|2021
-- kind: timeliness
-- severity: error
-- title_zh: 公布晚于3月31日
-- title_en: Published after 31 March
-- statement: 公布于{note}，晚于次年3月31日
-- statement_en: published on {note}, after 31 March of the next year
-- basis: 2008年《条例》第三十一条 / Regulations of 2008 art. 31
-- exceptions: 地方另有更早的期限 / local notices set earlier dates

SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    strftime(published_on, '%Y-%m-%d') AS note_zh, strftime(published_on, '%Y-%m-%d') AS note_en,
    NULL AS locator
FROM reports
WHERE year BETWEEN 2008 AND 2018 AND published_on > make_date(year + 1, 3, 31)
