-- rule: X-CM-03
-- editions: 2021
-- needs: passages
-- kind: format
-- severity: warning
-- title_zh: 报告缺少规定的部分
-- title_en: Prescribed parts of the report are missing
-- statement: 报告未见规定的部分：{note}
-- statement_en: the report does not have: {note}
-- basis: 国办公开办函〔2021〕30号 / form of 2021
-- exceptions: 摘录或截断的文件；标题改写 / excerpts and cut documents; headings in other words

WITH judged AS (  -- an empty part five: all of it is one word, or nothing stands before part six
    SELECT
        report_id, parts_zh, parts_en,
        regexp_matches(text, '五、[^|]{0,24}\|(无|没有|暂无|略)[。.]?(\||$)|五、[^|]{0,24}\|六、') AS is_five_empty
    FROM missing_parts
    WHERE edition = '2021'
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    concat_ws('、', parts_zh, CASE WHEN is_five_empty THEN '第五部分没有内容' END) AS note_zh,
    concat_ws(', ', parts_en, CASE WHEN is_five_empty THEN 'part five says nothing' END) AS note_en,
    NULL AS locator
FROM judged
WHERE parts_zh IS NOT NULL OR is_five_empty
