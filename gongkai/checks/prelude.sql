-- What several rules share; it lasts as long as the run that makes it.

-- A number that auditors may set; the rule declares it in its header.
CREATE OR REPLACE TEMP MACRO threshold(of_rule, of_name) AS (
    SELECT value FROM thresholds WHERE rule = of_rule AND name = of_name
);

-- What is left of a figure by a whole number. Few figures need more than 18 digits, and with 18 it is many times faster.
CREATE OR REPLACE TEMP MACRO remainder(figure, divisor) AS
    coalesce(TRY_CAST(figure AS DECIMAL(18, 6)) % divisor, figure % divisor);

-- The words of headings in simplified characters, without the readings in brackets that some sites set behind them.
CREATE OR REPLACE TEMP MACRO in_plain_characters(words) AS translate(
    regexp_replace(words, '[(（]\p{Latin}+[)）]', '', 'g'),
    '總體況動開項處與請復複議訴訟問題進報說條費減標準', '总体况动开项处与请复复议诉讼问题进报说条费减标准');

-- What the text states of an item, as bounds: a figure gives one equality, 约 and 余 give a range.
CREATE OR REPLACE TEMP VIEW stated AS
SELECT claim.report_id, claim.item, claim.concept, claim.text, claim.locator, bound.op, bound.value
FROM claims AS claim,
    LATERAL (
        SELECT unnest([
            {'op': '=', 'value': claim.value},
            {'op': '>=', 'value': CASE WHEN claim.value IS NULL THEN claim.low END},
            {'op': '<=', 'value': CASE WHEN claim.value IS NULL THEN claim.high END}
        ], recursive := true)
    ) AS bound
WHERE claim.kind = 'figure' AND bound.value IS NOT NULL;

-- The narrative as one text; a report without any has no row. A rule of one form names its edition, so that no other is read.
CREATE OR REPLACE TEMP VIEW narratives AS
SELECT report_id, report.edition, string_agg(passage.text, chr(10) ORDER BY passage.ordinal) AS text
FROM passages AS passage
JOIN reports AS report USING (report_id)
WHERE passage.part = 'narrative'
GROUP BY report_id, report.edition;

-- The reports that stand for their body and year: no later version replaces them, they are no second capture.
CREATE OR REPLACE TEMP VIEW standing AS
SELECT report_id, agency_id, scope, year, edition
FROM reports
WHERE is_current IS DISTINCT FROM false AND year IS NOT NULL AND agency_id IS NOT NULL;

-- Every report beside what stands for each other year of the same body and scope.
CREATE OR REPLACE TEMP VIEW other_years AS
SELECT
    report.report_id, report.year, report.edition, other.report_id AS other_id, other.year AS other_year,
    other.edition AS other_edition
FROM reports AS report
JOIN standing AS other
    ON other.agency_id = report.agency_id AND other.scope = report.scope AND other.year <> report.year;

-- Every report beside the one of the year before; a report without one has no row.
CREATE OR REPLACE TEMP VIEW previous AS
SELECT report_id, year, edition, other_id AS previous_id, other_year AS previous_year, other_edition AS previous_edition
FROM other_years
WHERE other_year = year - 1;

-- The requests carried in, and beside them those that the report of the year before carried out, on the forms of
-- 2019 and 2021. Where that row of last year's report does not add up, the fault is told of that report.
CREATE OR REPLACE TEMP VIEW carry_over AS
WITH rows AS (  -- both forms have the same seven columns, the total last; reports are joined while they are one row each
    SELECT
        report_id, list_value(*COLUMNS('^requests_carried_in__')) AS carried_in,
        list_value(*COLUMNS('^requests_carried_out__')) AS carried_out
    FROM values_2019
    UNION ALL
    SELECT
        report_id, list_value(*COLUMNS('^requests_carried_in__')), list_value(*COLUMNS('^requests_carried_out__'))
    FROM values_2021
),
paired AS (
    SELECT own.report_id, previous.edition, own.carried_in, before.carried_out
    FROM rows AS own
    JOIN previous USING (report_id)
    JOIN rows AS before ON before.report_id = previous.previous_id
    WHERE len(list_filter(before.carried_out, lambda value: value IS NULL)) > 0
        OR 2 * before.carried_out[7] = list_sum(before.carried_out)
),
cells_of AS (
    SELECT
        report_id, edition, unnest(carried_in) AS carried_in, unnest(carried_out) AS carried_out,
        'requests_carried_in__' || unnest([
            'natural_person', 'org_business', 'org_research', 'org_public_interest', 'org_legal_service', 'org_other',
            'total']) AS item
    FROM paired
)
SELECT * FROM cells_of WHERE carried_in IS NOT NULL AND carried_out IS NOT NULL;

-- The requests of a year on the forms before 2019, which have no lines for what is carried over.
CREATE OR REPLACE TEMP VIEW received AS
SELECT report_id, a_requests_received AS requests FROM values_2008
UNION ALL
SELECT report_id, requests_received FROM values_2014;

-- What must have been open at the end of a year on the form of 2014: the most that any run of years up to it
-- received without closing. What was open before the first of them is not known, so there may have been more. A year
-- whose requests or closures do not add up tells nothing.
CREATE OR REPLACE TEMP VIEW still_open AS
WITH flows AS (
    SELECT
        report_id, agency_id, scope, year, requests_received - requests_closed AS net,
        year - row_number() OVER (PARTITION BY agency_id, scope ORDER BY year, report_id) AS run
    FROM values_2014
    JOIN standing USING (report_id)
    WHERE requests_received IS NOT NULL AND requests_closed IS NOT NULL
        AND (requests_in_person + requests_fax + requests_online + requests_letter = requests_received) IS NOT false
        AND (closed_on_time + closed_extended = requests_closed) IS NOT false
),
running AS (
    SELECT *, sum(net) OVER (PARTITION BY agency_id, scope, run ORDER BY year, report_id) AS total FROM flows
)
SELECT
    report_id,
    total - least(0, min(total) OVER (PARTITION BY agency_id, scope, run ORDER BY year, report_id)) AS requests
FROM running;

-- The two columns of Fujian's forms by their lines: one row a report, so that years are joined before lines are.
CREATE OR REPLACE TEMP VIEW fujian_columns AS
WITH figures AS (
    UNPIVOT (SELECT * FROM values_2008_fujian UNION ALL BY NAME SELECT * FROM values_2014_fujian)
    ON COLUMNS(* EXCLUDE (report_id)) INTO NAME item VALUE value
)
SELECT
    report_id,
    map_from_entries(list((split_part(item, '__', 1), value)) FILTER (ends_with(item, '__this_year'))) AS this_year,
    map_from_entries(list((split_part(item, '__', 1), value)) FILTER (ends_with(item, '__cumulative'))) AS cumulative
FROM figures
GROUP BY report_id;

-- Reconsiderations and lawsuits: how many there were, and how many were pending at the end of the year.
CREATE OR REPLACE TEMP VIEW appeals AS
SELECT report_id, 'recon' AS appeal, recon_total AS total, recon_pending AS pending FROM values_2019
UNION ALL
SELECT report_id, 'lit_direct', lit_direct_total, lit_direct_pending FROM values_2019
UNION ALL
SELECT report_id, 'lit_after', lit_after_total, lit_after_pending FROM values_2019
UNION ALL
SELECT report_id, 'recon', recon_total, recon_pending FROM values_2021
UNION ALL
SELECT report_id, 'lit_direct', lit_direct_total, lit_direct_pending FROM values_2021
UNION ALL
SELECT report_id, 'lit_after', lit_after_total, lit_after_pending FROM values_2021
UNION ALL
SELECT report_id, 'recon', reconsideration_total, NULL FROM values_2014;

-- What the report of the year before prints for an item. Where its form is another one, the figure is that of the
-- concept the item stands for alone, unless the series breaks between the two.
CREATE OR REPLACE TEMP VIEW last_year AS
WITH alone AS (
    SELECT edition, concept, any_value(segment) AS segment, any_value(item) AS item
    FROM concept_terms
    GROUP BY edition, concept
    HAVING count(*) = 1 AND any_value(weight) = 1
)
SELECT previous.report_id, cell.item, cell.value, previous.previous_year
FROM previous
JOIN cells AS cell ON cell.report_id = previous.previous_id
WHERE previous.edition = previous.previous_edition AND cell.value IS NOT NULL
UNION ALL
SELECT previous.report_id, alone.item, before.value, previous.previous_year
FROM previous
JOIN alone ON alone.edition = previous.edition
JOIN concept_values AS before
    ON before.report_id = previous.previous_id AND before.concept = alone.concept
    AND before.segment = alone.segment
WHERE previous.edition <> previous.previous_edition;

-- The cells of a concept on each form, and the one cell to look at where it has but one.
CREATE OR REPLACE TEMP VIEW concept_cells AS
SELECT
    edition, concept, list(item ORDER BY items.ordinal) AS items,
    CASE WHEN count(*) = 1 THEN any_value(item) END AS suspect
FROM concept_terms
JOIN items USING (edition, item)
GROUP BY edition, concept;

-- What the text says of a concept that the form splits over several cells, which no single cell can be held against.
CREATE OR REPLACE TEMP VIEW split_claims AS
SELECT DISTINCT claim.report_id, claim.concept
FROM claims AS claim
JOIN reports AS report USING (report_id)
JOIN concept_cells AS cells_of ON cells_of.edition = report.edition AND cells_of.concept = claim.concept
WHERE cells_of.suspect IS NULL;

-- The six parts that the forms of 2019 and 2021 prescribe: which a report lacks. Headings stand in the narrative, above
-- the tables or in a table's first row: any place counts, so that a heading in another place or torn over two lines is
-- not missed, and a table stands for its part. In `text` a `|` stands for the end of a line.
CREATE OR REPLACE TEMP VIEW missing_parts AS
WITH texts AS (
    SELECT
        report_id, report.edition,
        regexp_replace(string_agg(regexp_replace(text, '\s|\|', '', 'g'), '|' ORDER BY ordinal), '\|+', '|', 'g') AS text
    FROM passages
    JOIN reports AS report USING (report_id)
    WHERE NOT regexp_matches(text, '^[0-9.,\s|/-]*$')
    GROUP BY report_id, report.edition
    -- without any text of its own a document is a bare form
    HAVING count(*) FILTER (part = 'narrative') > 0
),
missing AS (
    SELECT
        report_id, edition, text,
        NOT regexp_matches(run, '总体(工作)?情况|概述|基本(工作)?情况|(公开|工作)概况') AS part_1,
        NOT regexp_matches(run, '主动公开(政府)?信息|第二十条第') AS part_2,
        NOT regexp_matches(run, '(收到|受理|接收)[和、与及]?(处理|办理)?(政府)?信息公开申请|新收政府信息公开申请|依申请公开') AS part_3,
        NOT regexp_matches(run, '复议.{0,12}诉讼') AS part_4,
        NOT regexp_matches(run, '(问题|不足).{0,8}(改进|整改|措施|打算|安排)') AS part_5,
        NOT regexp_matches(run, '其他(需要|需)?(报告|说明)的?(事项|情况)|需要报告的(其他)?事项') AS part_6
    FROM (
        SELECT report_id, edition, text,
            in_plain_characters(replace(text, '|', '')) AS run
        FROM texts
    )
)
SELECT
    report_id, edition, text,
    nullif(concat_ws('、',
        CASE WHEN part_1 THEN '总体情况' END,
        CASE WHEN part_2 THEN '主动公开' END,
        CASE WHEN part_3 THEN '收到和处理申请' END,
        CASE WHEN part_4 THEN '行政复议、行政诉讼' END,
        CASE WHEN part_5 THEN '存在的主要问题及改进情况' END,
        CASE WHEN part_6 THEN '其他需要报告的事项' END), '') AS parts_zh,
    nullif(concat_ws(', ',
        CASE WHEN part_1 THEN 'overview' END,
        CASE WHEN part_2 THEN 'proactive disclosure' END,
        CASE WHEN part_3 THEN 'requests received and handled' END,
        CASE WHEN part_4 THEN 'reconsideration and litigation' END,
        CASE WHEN part_5 THEN 'problems and improvement' END,
        CASE WHEN part_6 THEN 'other matters' END), '') AS parts_en
FROM missing;
