-- rule: X-CP-04
-- editions: 2008|2008_fujian|2014|2014_fujian|2019|2021
-- needs: passages
-- kind: copy
-- severity: warning
-- threshold: same_body = 0.9 : 与本单位上年相同的比例 / share in common with the own report of the year before
-- threshold: other_body = 0.8 : 与其他单位同年相同的比例 / share in common with another body's report of the year
-- threshold: shortest = 200 : 正文少于此字数不比较 / characters below which a text is not compared
-- title_zh: 正文雷同
-- title_en: The text is nearly the same as another
-- statement: 正文与{note}的报告有{found}%相同（数字、单位名称和标题不计），超过{expected}%
-- statement_en: {found} % of the text is that of {note} (numbers, names and headings left out), more than {expected} %
-- basis: 国办公开办函〔2021〕30号及各地通知：防止内容雷同 / the form notice of 2021 and local notices ask for no identical texts
-- exceptions: 统一下发的文字；很短的正文不比较 / wording that a superior body prescribes; very short texts are not compared

-- What `near_copies` holds, similar.py says. How much of it is too much is said here.
WITH judged AS (
    SELECT
        *, CASE WHEN is_same_body THEN threshold('X-CP-04', 'same_body') ELSE threshold('X-CP-04', 'other_body') END
            AS most
    FROM near_copies
    WHERE characters >= threshold('X-CP-04', 'shortest')
)
SELECT
    judged.report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    CAST(floor(share * 100) AS DECIMAL(18, 4)) AS found, CAST(most * 100 AS DECIMAL(18, 4)) AS expected,
    CAST(share * 100 AS DECIMAL(18, 4)) AS left_value, CAST(most * 100 AS DECIMAL(18, 4)) AS right_value, NULL AS op,
    printf('%s%d年度', other.agency, other.year) AS note_zh,
    printf('%s for %d', other.agency, other.year) AS note_en, NULL AS locator
FROM judged
JOIN reports AS other ON other.report_id = judged.other_id
WHERE share > most
