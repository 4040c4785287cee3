-- rule: X-TT-02
-- editions: 2008|2014|2019|2021
-- needs: claims
-- kind: text_vs_table
-- severity: info
-- title_zh: 正文的分项与总数不合
-- title_en: The itemisation of the text does not match its total
-- statement: 正文称共{expected}，其中各项合计{found}：{note}
-- statement_en: the text says {expected} in all, of which the parts add up to {found}: {note}
-- basis: 正文自身的算术 / arithmetic of the text itself
-- exceptions: 列举未尽时分项之和可以偏小；“其中”只列一项不是分项 / an open list may fall short; one part alone is no list

WITH totals AS (
    SELECT report_id, item, locator, any_value(value) AS total, any_value(text) AS text
    FROM claims
    WHERE kind = 'figure'
    GROUP BY report_id, item, locator
    HAVING count(*) = 1
),
parts AS (
    SELECT report_id, item, locator, sum(value) AS value, count(*) = count(value) AS complete, count(*) AS named
    FROM claims
    WHERE kind = 'part'
    GROUP BY report_id, item, locator
)
SELECT
    report_id, CASE WHEN parts.value > totals.total THEN 'error' END AS severity, [item] AS items, NULL AS suspect,
    parts.value AS found, totals.total AS expected, parts.value AS left_value, totals.total AS right_value,
    '=' AS op,
    CASE WHEN parts.value > totals.total THEN '分项之和多于总数'
        ELSE printf('尚有%d未列明', CAST(totals.total - parts.value AS BIGINT)) END AS note_zh,
    CASE WHEN parts.value > totals.total THEN 'the parts exceed the total'
        ELSE printf('%d not itemised', CAST(totals.total - parts.value AS BIGINT)) END AS note_en,
    locator
FROM totals
JOIN parts USING (report_id, item, locator)
WHERE parts.complete AND (parts.value > totals.total OR (parts.value < totals.total AND parts.named > 1))
