-- rule: X-TM-03
-- editions: 2019|2021
-- kind: timeliness
-- severity: error
-- title_zh: 政府年报公布晚于3月31日
-- title_en: A government's report published after 31 March
-- statement: 公布于{note}，晚于次年3月31日
-- statement_en: published on {note}, after 31 March of the next year
-- basis: 2019年《条例》第四十九条 / Regulations of 2019 art. 49
-- exceptions:

SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    strftime(published_on, '%Y-%m-%d') AS note_zh, strftime(published_on, '%Y-%m-%d') AS note_en, NULL AS locator
FROM reports AS report
LEFT JOIN agencies AS agency USING (agency_id)
WHERE year >= 2019 AND published_on > make_date(year + 1, 3, 31)
    AND (report.scope = 'government' OR agency.kind = 'government')
