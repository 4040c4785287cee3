-- rule: X-CM-01
-- editions: 2014
-- needs: passages
-- kind: format
-- severity: warning
-- title_zh: 正文缺少规定的部分
-- title_en: Prescribed parts are missing from the text
-- statement: 正文未见规定的部分：{note}
-- statement_en: the text has no part on: {note}
-- basis: 2008年《条例》第三十二条 / Regulations of 2008 art. 32
-- exceptions: 以表格代替文字 / the table stands in for the text

WITH missing AS (
    SELECT
        report_id,
        NOT regexp_matches(text, '主动公开') AS proactive,
        NOT regexp_matches(text, '依申请|申请公开|公开申请') AS requests,
        NOT regexp_matches(text,
            '收费情况|收费[及和与、]|收费标准|减免|费用|(收取|收费)[^。；]{0,12}(元|费)|未收') AS fees,
        NOT regexp_matches(text, '复议|诉讼') AS appeals,
        NOT regexp_matches(text, '问题|不足|改进') AS problems
    FROM (SELECT report_id, in_plain_characters(text) AS text FROM narratives WHERE edition = '2014')
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    concat_ws('、', CASE WHEN proactive THEN '主动公开' END, CASE WHEN requests THEN '依申请公开' END,
        CASE WHEN fees THEN '收费及减免' END, CASE WHEN appeals THEN '行政复议和行政诉讼' END,
        CASE WHEN problems THEN '存在的问题和改进情况' END) AS note_zh,
    concat_ws(', ', CASE WHEN proactive THEN 'proactive disclosure' END,
        CASE WHEN requests THEN 'disclosure on request' END, CASE WHEN fees THEN 'fees and waivers' END,
        CASE WHEN appeals THEN 'reconsideration and litigation' END,
        CASE WHEN problems THEN 'problems and improvement' END) AS note_en,
    NULL AS locator
FROM missing
WHERE proactive OR requests OR fees OR appeals OR problems
