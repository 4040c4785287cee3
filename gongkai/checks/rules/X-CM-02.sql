-- rule: X-CM-02
-- editions: 2019
-- kind: format
-- severity: warning
-- title_zh: 报告缺少规定的部分
-- title_en: Prescribed parts of the report are missing
-- statement: 报告未见规定的部分：{note}
-- statement_en: the report does not have: {note}
-- basis: 2019年《条例》第五十条;国办公开办函〔2019〕60号 / Regulations of 2019 art. 50; form of 2019
-- exceptions: 摘录或截断的文件；标题改写 / excerpts and cut documents; headings in other words

-- Headings stand in the narrative, above the tables or in a table's first row: any place counts, so that a heading in
-- another place or torn over two lines is not missed, and a table stands for its part.
WITH texts AS (
    SELECT
        report_id,
        regexp_replace(string_agg(text, '' ORDER BY ordinal), '\s|\|', '', 'g') AS run
    FROM passages
    WHERE NOT regexp_matches(text, '^[0-9.,\s|/-]*$')
    GROUP BY report_id
    -- without any text of its own a document is a bare form
    HAVING count(*) FILTER (part = 'narrative') > 0
),
missing AS (
    SELECT
        report_id,
        NOT regexp_matches(run, '总体情况|概述|基本情况') AS part_1,
        NOT regexp_matches(run, '主动公开(政府)?信息|第二十条第') AS part_2,
        NOT regexp_matches(run, '(收到|受理|接收)[和、与及]?(处理|办理)?(政府)?信息公开申请|新收政府信息公开申请|依申请公开') AS part_3,
        NOT regexp_matches(run, '复议.{0,12}诉讼') AS part_4,
        NOT regexp_matches(run, '(问题|不足).{0,8}(改进|整改|措施|打算|安排)') AS part_5,
        NOT regexp_matches(run, '其他(需要|需)?(报告|说明)的?(事项|情况)|需要报告的(其他)?事项') AS part_6
    FROM texts
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    concat_ws('、',
        CASE WHEN part_1 THEN '总体情况' END,
        CASE WHEN part_2 THEN '主动公开' END,
        CASE WHEN part_3 THEN '收到和处理申请' END,
        CASE WHEN part_4 THEN '行政复议、行政诉讼' END,
        CASE WHEN part_5 THEN '存在的主要问题及改进情况' END,
        CASE WHEN part_6 THEN '其他需要报告的事项' END) AS note_zh,
    concat_ws(', ',
        CASE WHEN part_1 THEN 'overview' END,
        CASE WHEN part_2 THEN 'proactive disclosure' END,
        CASE WHEN part_3 THEN 'requests received and handled' END,
        CASE WHEN part_4 THEN 'reconsideration and litigation' END,
        CASE WHEN part_5 THEN 'problems and improvement' END,
        CASE WHEN part_6 THEN 'other matters' END) AS note_en,
    NULL AS locator
FROM missing
JOIN reports AS report USING (report_id)
WHERE report.edition = '2019' AND (part_1 OR part_2 OR part_3 OR part_4 OR part_5 OR part_6)
