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
-- exceptions: 改革、专项行动、机构合并、口径变化 / reforms, campaigns, mergers, another way of counting

WITH figures AS NOT MATERIALIZED (  -- of few is more than one row asked: kept, they would all be copied
    SELECT report_id, concept, segment, value, ln(1 + greatest(CAST(value AS DOUBLE), 0)) AS size
    FROM concept_values
),
lasting AS MATERIALIZED (
    SELECT own.*, before.value AS last_value, before.size AS last_size
    FROM figures AS own
    JOIN previous USING (report_id)
    JOIN figures AS before
        ON before.report_id = previous.previous_id AND before.concept = own.concept AND before.segment = own.segment
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
peers AS (
    SELECT
        standing.year, standing.scope, agency.level, agency.is_sample, figure.concept, figure.segment, median(figure.value) AS usual,
        median(figure.size) AS middle, mad(figure.size) AS spread
    FROM figures AS figure
    JOIN standing USING (report_id)
    JOIN agencies AS agency USING (agency_id)
    GROUP BY ALL
    HAVING count(*) >= threshold('X-PL-02', 'peers') AND mad(figure.size) > 0
),
against_peers AS (
    SELECT own.report_id, own.concept, own.value, peers.usual
    FROM figures AS own
    JOIN reports AS report USING (report_id)
    JOIN agencies AS agency USING (agency_id)
    JOIN peers
        ON peers.year = report.year AND peers.scope = report.scope AND peers.level = agency.level
        AND peers.is_sample IS NOT DISTINCT FROM agency.is_sample
        AND peers.concept = own.concept AND peers.segment = own.segment
    ANTI JOIN lasting
        ON lasting.report_id = own.report_id AND lasting.concept = own.concept AND lasting.segment = own.segment
    WHERE 0.6745 * abs(own.size - peers.middle) > threshold('X-PL-02', 'spread') * peers.spread
        AND abs(own.value - peers.usual) >= threshold('X-PL-02', 'least')
),
told AS (
    SELECT *, '其他年度的中位数' AS note_zh, 'its other years' AS note_en FROM against_history
    UNION ALL
    SELECT *, '同级同年单位的中位数', 'the bodies of its level in that year' FROM against_peers
),
placed AS (
    SELECT told.*, cells_of.items, cells_of.suspect
    FROM told
    JOIN reports AS report USING (report_id)
    JOIN concept_cells AS cells_of ON cells_of.edition = report.edition AND cells_of.concept = told.concept
    LEFT JOIN items AS item ON item.edition = report.edition AND item.item = cells_of.suspect
    -- Of amounts a thousand times too large or too small X-UN-01 says what is the matter.
    WHERE (item.kind = 'amount' AND greatest(value, usual) >= 1000 * least(value, usual)) IS NOT true
)
SELECT
    report_id, NULL AS severity, items, suspect, value AS found, CAST(usual AS DECIMAL(18, 4)) AS expected,
    value AS left_value, CAST(usual AS DECIMAL(18, 4)) AS right_value, NULL AS op, note_zh, note_en, NULL AS locator
FROM placed
WHERE NOT EXISTS (  -- a sum leaps because one of its parts does
    SELECT 1 FROM placed AS part
    WHERE part.report_id = placed.report_id AND len(part.items) < len(placed.items)
        AND list_has_all(placed.items, part.items))
