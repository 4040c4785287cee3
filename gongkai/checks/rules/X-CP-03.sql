-- rule: X-CP-03
-- editions: 2008|2014|2019|2021
-- needs: passages
-- kind: copy
-- severity: warning
-- title_zh: 与本单位职能不符的词语
-- title_en: Words foreign to the body
-- statement: 正文出现与本单位职能不符的“{note}”
-- statement_en: the text speaks of “{note}”, which is foreign to what the body does
-- basis: 各类单位的职能，见 subjects.csv / what bodies do, see subjects.csv
-- exceptions: 多部门共同工作 / joint tasks

WITH odd AS (  -- words foreign to each body that reports
    SELECT body.agency, unnest(string_split(subject.words, '|')) AS word
    FROM (
        SELECT DISTINCT agency FROM reports
        SEMI JOIN (SELECT report_id FROM passages WHERE part = 'narrative') AS told USING (report_id)
    ) AS body
    JOIN subjects AS subject ON regexp_matches(body.agency, subject.bodies)
)
SELECT
    passage.report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    odd.word AS note_zh, odd.word AS note_en, passage.locator
FROM passages AS passage
JOIN reports AS report USING (report_id)
JOIN odd USING (agency)
WHERE passage.part = 'narrative' AND contains(passage.text, odd.word)
QUALIFY row_number() OVER (PARTITION BY passage.report_id ORDER BY passage.ordinal, odd.word) = 1
