-- What several rules share; it lasts as long as the run that makes it.

-- A number that auditors may set; the rule declares it in its header.
CREATE OR REPLACE TEMP MACRO threshold(of_rule, of_name) AS (
    SELECT value FROM thresholds WHERE rule = of_rule AND name = of_name
);

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

-- The narrative as one text; a report without any has no row.
CREATE OR REPLACE TEMP VIEW narratives AS
SELECT report_id, string_agg(text, chr(10) ORDER BY ordinal) AS text
FROM passages
WHERE part = 'narrative'
GROUP BY report_id;
