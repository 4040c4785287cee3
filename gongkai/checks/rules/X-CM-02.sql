-- rule: X-CM-02
-- editions: 2019
-- needs: passages
-- kind: format
-- severity: warning
-- title_zh: 报告缺少规定的部分
-- title_en: Prescribed parts of the report are missing
-- statement: 报告未见规定的部分：{note}
-- statement_en: the report does not have: {note}
-- basis: 2019年《条例》第五十条;国办公开办函〔2019〕60号 / Regulations of 2019 art. 50; form of 2019
-- exceptions: 摘录或截断的文件；标题改写 / excerpts and cut documents; headings in other words

SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    parts_zh AS note_zh, parts_en AS note_en, NULL AS locator
FROM missing_parts
WHERE edition = '2019' AND parts_zh IS NOT NULL
