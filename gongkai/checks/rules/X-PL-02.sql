-- rule: X-PL-02
-- editions: 2008|2014|2019|2021|2008_fujian|2014_fujian
-- kind: plausibility
-- severity: info
-- threshold: factor = 5 : 相差的倍数 / how many times larger or smaller
-- threshold: least = 20 : 相差至少 / smallest difference that counts
-- threshold: spread = 3.5 : 稳健z值 / robust z among peers
-- threshold: peers = 10 : 同类单位至少 / bodies that make a group of peers
-- title_zh: 与往年或同类单位相差悬殊
-- title_en: Far from other years or from peers
-- statement: {suspect}{items}为{found}，与{note}{expected}相差悬殊
-- statement_en: {suspect}{items} is {found}, far from {expected}, the median of {note}
-- basis: 统计：与上年及其余各年中位数均相差5倍以上且不少于20；无上年可比的，在至少10个同级同年单位中稳健z值大于3.5 / statistics: more than five times, and 20 or more, from last year and from the median of all other years; without a last year, a robust z above 3.5 among at least ten bodies of the same level and year
-- exceptions: 改革、专项行动、机构合并、口径变化；有上年的数可比的不与同级单位比较，年年如此的只是规模大 / reforms, campaigns, mergers, another way of counting; with a figure of last year there is no comparison with peers: a body that is large every year is large

WITH figures AS NOT MATERIALIZED (  -- of few is more than one row asked: kept, they would all be copied
    SELECT report_id, concept, segment, value, ln(1 + greatest(CAST(value AS DOUBLE), 0)) AS size
    FROM concept_values
),
large AS MATERIALIZED (  -- of two figures that lie so far apart one at least is half as large; most are 0
    SELECT * FROM figures WHERE abs(value) >= threshold('X-PL-02', 'least') / 2
),
lasting AS (  -- each pair of which one is large, once
    SELECT own.*, before.value AS last_value, before.size AS last_size
    FROM large AS own
    JOIN previous USING (report_id)
    JOIN figures AS before
        ON before.report_id = previous.previous_id AND before.concept = own.concept AND before.segment = own.segment
    UNION ALL
    SELECT own.*, before.value, before.size
    FROM large AS before
    JOIN previous ON previous.previous_id = before.report_id
    JOIN figures AS own
        ON own.report_id = previous.report_id AND own.concept = before.concept AND own.segment = before.segment
    WHERE abs(own.value) < threshold('X-PL-02', 'least') / 2
),
leaps AS MATERIALIZED (  -- each beside the other years, and only then beside what they report
    SELECT lasting.report_id, concept, segment, value, size, years.other_id
    FROM lasting
    JOIN other_years AS years USING (report_id)
    WHERE abs(size - last_size) > ln(CAST(threshold('X-PL-02', 'factor') AS DOUBLE)) AND abs(value - last_value) >= threshold('X-PL-02', 'least')
),
against_history AS (
    SELECT leap.report_id, leap.concept, any_value(leap.value) AS value, median(other.value) AS usual
    FROM leaps AS leap
    JOIN figures AS other
        ON other.report_id = leap.other_id AND other.concept = leap.concept AND other.segment = leap.segment
    GROUP BY leap.report_id, leap.concept
    HAVING abs(any_value(leap.size) - ln(1 + greatest(CAST(median(other.value) AS DOUBLE), 0))) > ln(CAST(threshold('X-PL-02', 'factor') AS DOUBLE))
        AND abs(any_value(leap.value) - median(other.value)) >= threshold('X-PL-02', 'least')
),
groups AS MATERIALIZED (  -- the bodies of one level and year, by a number
    SELECT
        report_id, report.is_current, report.year,
        dense_rank() OVER (ORDER BY report.year, report.scope, agency.level, agency.is_sample) AS number
    FROM reports AS report
    JOIN agencies AS agency USING (agency_id)
    WHERE report.year IS NOT NULL AND report.scope IS NOT NULL AND agency.level IS NOT NULL
),
uneven AS MATERIALIZED (  -- where more than half are 0, so is the spread: of these no median need be sought
    SELECT groups.number, figure.concept, figure.segment
    FROM concept_values AS figure
    JOIN groups USING (report_id)
    WHERE groups.is_current IS DISTINCT FROM false
    GROUP BY ALL
    HAVING count(*) >= threshold('X-PL-02', 'peers') AND 2 * count(*) FILTER (figure.value <= 0) <= count(*)
),
peers AS MATERIALIZED (
    SELECT
        groups.number, figure.concept, figure.segment, median(figure.value) AS usual, median(figure.size) AS middle,
        mad(figure.size) AS spread
    FROM figures AS figure
    JOIN groups USING (report_id)
    SEMI JOIN uneven
        ON uneven.number = groups.number AND uneven.concept = figure.concept AND uneven.segment = figure.segment
    WHERE groups.is_current IS DISTINCT FROM false
    GROUP BY ALL
    HAVING mad(figure.size) > 0
),
sizable AS MATERIALIZED (  -- beside the number of their group before any peers, or each report would be put beside all of these
    SELECT large.*, groups.number FROM large JOIN groups USING (report_id)
),
far AS MATERIALIZED (
    SELECT own.report_id, own.concept, own.segment, own.value, peers.usual
    FROM sizable AS own
    JOIN peers ON peers.number = own.number AND peers.concept = own.concept AND peers.segment = own.segment
    WHERE 0.6745 * abs(own.size - peers.middle) > threshold('X-PL-02', 'spread') * peers.spread
        AND abs(own.value - peers.usual) >= threshold('X-PL-02', 'least')
    UNION ALL
    SELECT own.report_id, own.concept, own.segment, own.value, peers.usual
    FROM figures AS own
    JOIN groups USING (report_id)
    JOIN peers ON peers.number = groups.number AND peers.concept = own.concept AND peers.segment = own.segment
    WHERE abs(own.value) < threshold('X-PL-02', 'least') / 2 AND abs(peers.usual) >= threshold('X-PL-02', 'least') / 2
        AND 0.6745 * abs(own.size - peers.middle) > threshold('X-PL-02', 'spread') * peers.spread
        AND abs(own.value - peers.usual) >= threshold('X-PL-02', 'least')
),
with_last AS (
    SELECT far.report_id, far.concept, far.segment
    FROM far
    JOIN previous USING (report_id)
    JOIN figures AS before
        ON before.report_id = previous.previous_id AND before.concept = far.concept AND before.segment = far.segment
),
against_peers AS (
    SELECT far.report_id, far.concept, far.value, far.usual
    FROM far
    ANTI JOIN with_last
        ON with_last.report_id = far.report_id AND with_last.concept = far.concept AND with_last.segment = far.segment
),
told AS (
    SELECT *, '其他年度的中位数' AS note_zh, 'its other years' AS note_en, true AS is_own_history FROM against_history
    UNION ALL
    SELECT *, '同级同年单位的中位数', 'the bodies of its level in that year', false FROM against_peers
),
placed AS (
    SELECT told.*, cells_of.items, cells_of.suspect
    FROM told
    JOIN reports AS report USING (report_id)
    JOIN concept_cells AS cells_of ON cells_of.edition = report.edition AND cells_of.concept = told.concept
    LEFT JOIN items AS item ON item.edition = report.edition AND item.item = cells_of.suspect
    -- Of amounts as far from the other years as X-UN-01 asks for it says what is the matter, and which year's.
    WHERE (
        item.kind = 'amount' AND told.is_own_history AND least(value, usual) > 0
        AND greatest(value, usual) BETWEEN 1000 * least(value, usual) AND 100000 * least(value, usual)
    ) IS NOT true
)
SELECT
    report_id, NULL AS severity, items, suspect, value AS found, CAST(usual AS DECIMAL(18, 4)) AS expected,
    value AS left_value, CAST(usual AS DECIMAL(18, 4)) AS right_value, NULL AS op, note_zh, note_en, NULL AS locator
FROM placed
WHERE NOT EXISTS (  -- a sum leaps because one of its parts does
    SELECT 1 FROM placed AS part
    WHERE part.report_id = placed.report_id AND len(part.items) < len(placed.items)
        AND list_has_all(placed.items, part.items))
