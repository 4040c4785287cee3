-- rule: X-TT-11
-- editions: 2008|2014|2019|2021
-- kind: text_vs_table
-- severity: warning
-- title_zh: 正文的占比与其数字不合
-- title_en: A share of the text does not follow from its figures
-- statement: 正文称{note}
-- statement_en: the text says {note}
-- basis: 占比由正文自身的数字算出；一个整体各部分的占比合计不超过100% / a share follows from the text's own figures; the shares of one whole add up to no more than 100 %
-- exceptions: 四舍五入以外的取舍，末位截去的仅作提示；占比另有所指；渠道可以重叠，仅作提示 / figures cut and not rounded: information only; a share of another whole; channels may overlap: information only

-- A share is held against every figure that it can belong to: the parts, or the figure, of its sentence, of their own
-- total or of another total of the paragraph. Shares without figures are added up where the sentence lists them as
-- the parts of one whole: by kind (按…分), with a part for the rest (其他), or applicants (自然人, 法人或其他组织).
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
),
figures AS (  -- with the sums that the form prints no cell for
    SELECT report_id, item, value FROM cells SEMI JOIN shares USING (report_id) WHERE value > 0
    UNION ALL
    SELECT report_id, NULL, value FROM concept_values SEMI JOIN shares USING (report_id) WHERE value > 0
    UNION ALL  -- all requests in hand
    SELECT report_id, NULL, sum(value)
    FROM cells
    SEMI JOIN shares USING (report_id)
    WHERE item IN ('requests_new__total', 'requests_carried_in__total')
    GROUP BY report_id
),
said AS (  -- an item of which the sentence tells one figure
    SELECT report_id, item, locator, text, any_value(value) AS value
    FROM beside
    WHERE kind = 'figure'
    GROUP BY report_id, item, locator, text
    HAVING count(DISTINCT value) = 1 AND count(*) = count(value)
),
by_table AS (  -- where the paragraph tells no total: the share of any figure of the table in which the one before it is right
    SELECT
        share.report_id, share.item, share.locator, share.text, share.value,
        any_value(2 * share.half) AS last_digit,
        bool_or(abs(100.0 * claim.value / whole.value - share.value) <= share.half + 0.0000001)
            -- or of another number that the sentence tells (实质性答复57件)
            OR any_value(list_bool_or(list_transform(
                regexp_extract_all(replace(share.text, ',', ''), '[0-9]+'),
                lambda one: abs(100.0 * claim.value / nullif(TRY_CAST(one AS DOUBLE), 0) - share.value) <= share.half + 0.0000001
            ))) AS holds,
        any_value(100.0 * claim.value / whole.value) FILTER (whole.item = line.whole) AS percent
    FROM shares AS share
    JOIN said AS claim USING (report_id, item, locator, text)
    JOIN figures AS own ON own.report_id = share.report_id AND own.item = share.item AND own.value = claim.value
    JOIN reports AS report ON report.report_id = share.report_id
    JOIN wholes AS line ON line.edition = report.edition AND line.item = share.item
    JOIN figures AS whole ON whole.report_id = share.report_id AND whole.value >= claim.value
    WHERE NOT regexp_matches(share.text, '不含|扣除|剔除|除[^，,。]{1,12}外|占(比)?(全[省市区县州]|[^，,。]{0,6}系统)')
    GROUP BY share.report_id, share.item, share.locator, share.text, share.value
),
lists AS (  -- a whole is listed anew behind 其中
    SELECT
        report_id, locator,
        unnest(string_split_regex(regexp_replace(text, '\s', '', 'g'), '[。！!？?]|其中[:：，,]?')) AS text
    FROM passages
    WHERE part = 'narrative' AND contains(text, '占') AND regexp_matches(text, '[%％].*[%％]')
),
listed AS (  -- with what each share is said to be of
    SELECT
        report_id, locator, text,
        list_transform(
            regexp_extract_all(text, '占(?:[^，,、：:0-9%％]{0,12})([0-9]+(?:\.[0-9]+)?)[%％]', 1),
            lambda one: CAST(one AS DECIMAL(18, 6))) AS percents,
        list_filter(
            list_transform(
                regexp_extract_all(text, '占([^，,、：:0-9%％]{0,12})[0-9]+(?:\.[0-9]+)?[%％]', 1),
                lambda one: regexp_replace(one, '比例|比重|[比为是的了达到]', '', 'g')),
            lambda one: one <> '') AS wholes,
        regexp_extract_all(text, '[0-9](\.[0-9]+)?[%％]', 1) AS decimals
    FROM lists
    WHERE regexp_matches(text, '(其他|其它|其余)[^，,、%％]{0,12}占|按[^，,]{1,12}(分|划分|统计|看|归类)|自然人.*(法人|组织)|(法人|组织).*自然人')
        -- vague shares, those of several years and of other things add up to nothing
        AND NOT regexp_matches(text, '约|左右|接近|超过|不足|以上|同比|上年|去年|[0-9]年[^，,]{0,6}占|按.*按|提高|提升|上升|下降|增长|增加|减少')
),
within AS (  -- half of the last digit for each share that is added up
    SELECT *,
        greatest(0.5, 0.5 * len(percents) / pow(10, list_max(list_transform(decimals, lambda one: greatest(0, len(one) - 1))))) AS rounding
    FROM listed
    WHERE len(percents) > 1 AND len(list_distinct(wholes)) < 2 AND list_max(percents) <= 100
),
too_much AS (  -- where the first of them are a whole the others are of another
    SELECT *, list_sum(percents) AS total
    FROM within
    WHERE list_sum(percents) > 100 + rounding
        AND NOT list_bool_or(list_transform(
            range(1, len(percents)), lambda number: abs(list_sum(percents[:number]) - 100) <= rounding))
)
SELECT
    report_id, CASE WHEN percent - value >= 0 AND percent - value < last_digit THEN 'info' END AS severity,
    [item] AS items, NULL AS suspect, value AS found,
    CAST(percent AS DECIMAL(18, 2)) AS expected, value AS left_value, CAST(percent AS DECIMAL(18, 2)) AS right_value,
    '=' AS op,
    format('占{:g}%，而按其数字应为{:g}%：', value, round(percent, 2)) || text AS note_zh,
    format('{:g} %, but its figures give {:g} %: ', value, round(percent, 2)) || text AS note_en, locator
FROM (
    FROM judged SELECT report_id, item, locator, text, value, last_digit, percent WHERE is_decided AND NOT holds
    UNION ALL
    FROM by_table
    ANTI JOIN (FROM judged WHERE is_decided) USING (report_id, item, locator, text, value)
    SELECT report_id, item, locator, text, value, last_digit, percent
    WHERE percent IS NOT NULL AND NOT holds
)
UNION ALL
SELECT
    report_id, CASE WHEN regexp_matches(text, '网站|网络|微信|微博|公报|媒体|渠道|平台') THEN 'info' END AS severity,
    CAST([] AS VARCHAR[]) AS items, NULL AS suspect, total AS found, 100 AS expected, total AS left_value,
    NULL AS right_value, NULL AS op,
    format('各部分的占比合计为{:g}%，超过100%：', total) || text AS note_zh,
    format('shares that add up to {:g} %, more than 100 %: ', total) || text AS note_en, locator
FROM too_much
