-- rule: X-CM-01
-- editions: 2014
-- kind: format
-- severity: info
-- title_zh: 正文缺少规定的部分
-- title_en: Prescribed parts are missing from the text
-- statement: 正文未见规定的部分：{note}
-- statement_en: the text has no part on: {note}
-- basis: 2008年《条例》第三十二条 / Regulations of 2008 art. 32
-- exceptions: 以表格代替文字 / the table stands in for the text

WITH parts AS (
    SELECT
        narrative.report_id, unnest([
            {'zh': '主动公开', 'en': 'proactive disclosure', 'wanted': '主动公开'},
            {'zh': '依申请公开', 'en': 'disclosure on request', 'wanted': '依申请|申请公开|公开申请'},
            {'zh': '收费及减免', 'en': 'fees and waivers',
             'wanted': '收费情况|收费[及和与、]|收费标准|减免|费用|(收取|收费)[^。；]{0,12}(元|费)|未收'},
            {'zh': '行政复议和行政诉讼', 'en': 'reconsideration and litigation', 'wanted': '复议|诉讼'},
            {'zh': '存在的问题和改进情况', 'en': 'problems and improvement', 'wanted': '问题|不足|改进'}
        ], recursive := true), narrative.text
    FROM narratives AS narrative
    JOIN reports AS report USING (report_id)
    WHERE report.edition = '2014'
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    string_agg(zh, '、') AS note_zh, string_agg(en, ', ') AS note_en, NULL AS locator
FROM parts
WHERE NOT regexp_matches(text, wanted)
GROUP BY report_id
