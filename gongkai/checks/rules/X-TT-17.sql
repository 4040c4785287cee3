-- rule: X-TT-17
-- editions: 2008|2014|2019|2021
-- needs: claims
-- kind: text_vs_table
-- severity: warning
-- title_zh: 正文的约数占比与表不合
-- title_en: A share told in words does not follow from the table
-- statement: 正文称“{note}”，而按表中{suspect}占{expected}%
-- statement_en: the text says “{note}”, but {suspect} in the table is {expected} %
-- basis: 一半、七成、近八成、约占87%等由表中的数算出，容许数个百分点 / half, seven tenths, nearly eight tenths or about 87 % follow from the table, give or take some points
-- exceptions: 占比另有所指 / a share of another whole

WITH shares AS MATERIALIZED (  -- told with bounds and no value
    SELECT DISTINCT claim.report_id, claim.item, claim.locator, claim.text, claim.low, claim.high
    FROM claims AS claim
    ANTI JOIN split_claims AS split ON split.report_id = claim.report_id AND split.concept = claim.concept
    WHERE claim.kind = 'share' AND claim.value IS NULL
        AND NOT regexp_matches(claim.text, '不含|扣除|剔除|除[^，,。]{1,12}外|实质|合并')
),
figures AS MATERIALIZED (  -- of reports whose text tells no such share no cell is looked at
    SELECT report_id, item, value FROM cells SEMI JOIN shares USING (report_id)
),
wholes AS (  -- of each item the total that it is a part of; in the matrix, of a row's total that of the row it counts towards
    SELECT
        line.edition, line.item,
        CASE WHEN row.item IS NULL THEN line.parent ELSE coalesce(heading.parent, row.parent) || '__total' END AS whole
    FROM items AS line
    LEFT JOIN items AS row ON row.edition = line.edition AND row.item = line.parent AND row.kind = 'row'
    LEFT JOIN items AS heading
        ON heading.edition = row.edition AND heading.item = row.parent AND heading.kind = 'heading'
),
judged AS (  -- a share may be of what the item is a part of, of all requests, or of all of them with those carried in
    SELECT
        share.report_id, share.item, share.locator, share.text,
        bool_or(
            100.0 * own.value / whole.value BETWEEN coalesce(share.low, 0) AND coalesce(share.high, 100)) AS holds,
        any_value(100.0 * own.value / whole.value) FILTER (whole.item = line.whole) AS percent
    FROM shares AS share
    JOIN figures AS own USING (report_id, item)
    JOIN reports AS report ON report.report_id = share.report_id
    JOIN wholes AS line ON line.edition = report.edition AND line.item = share.item
    JOIN figures AS whole
        ON whole.report_id = share.report_id AND whole.value >= own.value AND whole.value > 0
        AND (whole.item = line.whole OR whole.item IN (
            'requests_new__total', 'outcomes_total__total', 'requests_received', 'requests_closed', 'replies_total',
            'a_requests_received', 'a_replies_total', 'proactive_total', 'a_proactive_total'))
    GROUP BY share.report_id, share.item, share.locator, share.text, share.low, share.high
)
SELECT
    report_id, NULL AS severity, [item] AS items, item AS suspect, NULL AS found,
    CAST(percent AS DECIMAL(18, 2)) AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    text AS note_zh, text AS note_en, locator
FROM judged
WHERE percent IS NOT NULL AND NOT holds
