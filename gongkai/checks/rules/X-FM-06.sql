-- rule: X-FM-06
-- editions: 2008|2014|2019|2021
-- needs: passages
-- kind: format
-- severity: info
-- title_zh: 编号字符丢失
-- title_en: Enumeration signs are lost
-- statement: 文中编号字符丢失或变样：{note}
-- statement_en: enumeration signs of the text are lost or garbled: {note}
-- basis: 文本质量 / quality of the text
-- exceptions: 网页转换所致，不涉及数字 / an effect of conversion, no figure is concerned

WITH odd AS (
    SELECT
        report_id, ordinal, locator,
        array_to_string(list_distinct(regexp_extract_all(text, '[\x{201A}\x{E000}-\x{F8FF}]')), ' ') AS garbled,
        array_to_string(regexp_extract_all(text, '[①②③④⑤⑥⑦⑧⑨⑩]'), ' ') AS signs,
        regexp_matches(text, '[②③④⑤⑥⑦⑧⑨⑩]') AND NOT contains(text, '①') AS headless
    FROM passages
    WHERE part = 'narrative'
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    trim(concat_ws(' ', garbled, signs)) AS note_zh, trim(concat_ws(' ', garbled, signs)) AS note_en, locator
FROM odd
-- A list may run over several lines: only the first odd line of a report is shown, and a list that
-- goes on from an earlier line is not odd.
WHERE (garbled <> '' OR headless)
    AND NOT (garbled = '' AND EXISTS (
        SELECT 1 FROM passages AS before
        WHERE before.report_id = odd.report_id AND before.ordinal < odd.ordinal AND contains(before.text, '①')))
QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal) = 1
