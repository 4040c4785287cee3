-- rule: X-TT-08
-- editions: 2014
-- needs: claims
-- kind: text_vs_table
-- severity: warning
-- linear: constant
-- title_zh: 正文提到的公开渠道在表中为0
-- title_en: A channel named in the text is 0 in the table
-- statement: 正文称经此渠道公开（“{note}”），而表中{suspect}为{found}
-- statement_en: the text says that information went out on this channel (“{note}”), but {suspect} is {found}
-- basis: 正文与表格说的是同一年 / text and table describe the same year
-- exceptions: 渠道一栏未填 / the channel block was left at 0

WITH active AS (  -- reports that disclosed something, by the table or by the text
    SELECT report_id FROM values_2014 WHERE proactive_total > 0
    UNION
    SELECT report_id FROM stated WHERE item = 'proactive_total' AND value > 0
)
SELECT
    claim.report_id, NULL AS severity, [claim.item] AS items, claim.item AS suspect,
    cell.value AS found, greatest(claim.low, 1) AS expected, cell.value AS left_value,
    greatest(claim.low, 1) AS right_value, '>=' AS op, claim.text AS note_zh, claim.text AS note_en, claim.locator
FROM claims AS claim
JOIN cells AS cell USING (report_id, item)
JOIN active USING (report_id)
WHERE claim.kind = 'channel' AND starts_with(claim.item, 'channel_')
