-- rule: X-TT-11
-- editions: 2008|2014|2019|2021
-- needs: claims
-- kind: text_vs_table
-- severity: warning
-- title_zh: 正文的占比与其数字不合
-- title_en: A share of the text does not follow from its figures
-- statement: 正文称占{found}%，而按其数字应为{expected}%：{note}
-- statement_en: the text says {found} %, but its figures give {expected} %: {note}
-- basis: 占比由正文自身的数字算出 / a share follows from the text's own figures
-- exceptions: 四舍五入以外的取舍，末位截去的仅作提示；占比另有所指 / figures cut and not rounded: information only; a share of another whole

-- A share is held against every figure that it can belong to: the parts, or the figure, of its sentence, of their own
-- total or of another total of the paragraph. Shares that all follow add up to 100 within their rounding, so their
-- sum needs no formula of its own.
WITH shares AS MATERIALIZED (  -- with half of the last digit that is printed, and the figure right before it in the sentence
    SELECT
        report_id, item, locator, text, value,
        TRY_CAST(replace(regexp_extract(
            regexp_replace(text, '\s', '', 'g'),
            concat(
                '([0-9][0-9,]*(?:\.[0-9]+)?)[^0-9。；;]{1,16}',
                replace(regexp_replace(CAST(CAST(value AS DECIMAL(18, 6)) AS VARCHAR), '\.?0+$', ''), '.', '\.'), '(?:\.?0*)[%％]'), 1),
            ',', '') AS DECIMAL(18, 6)) AS said_of,
        CASE WHEN value = round(value, 0) THEN 0.5 WHEN value = round(value, 1) THEN 0.05
            WHEN value = round(value, 2) THEN 0.005 ELSE 0.0005 END AS half
    FROM claims
    WHERE kind = 'share'
),
beside AS MATERIALIZED (  -- what the paragraphs say in which there is a share
    SELECT report_id, item, locator, text, value, kind
    FROM claims
    SEMI JOIN shares USING (report_id, locator)
    WHERE kind IN ('figure', 'part')
),
totals AS (
    SELECT report_id, item, locator, any_value(value) AS value
    FROM beside
    WHERE kind = 'figure'
    GROUP BY report_id, item, locator
    HAVING count(DISTINCT value) = 1 AND count(*) = count(value) AND any_value(value) > 0
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
counted AS (  -- what a share can be said of, and the total that it is a part of
    SELECT report_id, item, locator, text, value, item AS whole
    FROM beside
    WHERE kind = 'part'
    UNION ALL
    SELECT claim.report_id, claim.item, claim.locator, claim.text, claim.value, line.whole
    FROM beside AS claim
    JOIN reports AS report USING (report_id)
    JOIN wholes AS line ON line.edition = report.edition AND line.item = claim.item
    WHERE claim.kind = 'figure'
),
ratios AS (
    SELECT
        counted.report_id, counted.item, counted.locator, counted.text, counted.value, total.item = counted.whole AS is_own,
        100.0 * counted.value / total.value AS percent
    FROM counted
    JOIN totals AS total
        ON total.report_id = counted.report_id AND total.locator = counted.locator
        AND (total.item = counted.whole OR total.value >= counted.value)
),
judged AS (
    SELECT
        share.report_id, share.item, share.locator, share.text, share.value,
        -- a vague part may be the one that is meant
        any_value(2 * share.half) AS last_digit,
        count(*) = count(ratio.percent) AND bool_or(ratio.is_own) AS is_decided,
        min(abs(ratio.percent - share.value)) <= any_value(share.half) + 0.0000001 AS holds,
        coalesce(
            any_value(ratio.percent) FILTER (ratio.is_own AND ratio.value = share.said_of),
            arg_min(ratio.percent, abs(ratio.percent - share.value)) FILTER (ratio.is_own)) AS percent
    FROM shares AS share
    JOIN ratios AS ratio USING (report_id, item, locator, text)
    GROUP BY share.report_id, share.item, share.locator, share.text, share.value
)
SELECT
    report_id, CASE WHEN percent - value >= 0 AND percent - value < last_digit THEN 'info' END AS severity,
    [item] AS items, NULL AS suspect, value AS found,
    CAST(percent AS DECIMAL(18, 2)) AS expected, value AS left_value, CAST(percent AS DECIMAL(18, 2)) AS right_value,
    '=' AS op, text AS note_zh, text AS note_en, locator
FROM judged
WHERE is_decided AND NOT holds
