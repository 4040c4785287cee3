-- rule: X-TT-06
-- editions: 2008|2014|2019|2021
-- needs: claims
-- kind: text_vs_table
-- severity: error
-- linear: constant
-- title_zh: 正文的复议或诉讼数与表不符
-- title_en: Reconsiderations or lawsuits differ between text and table
-- statement: 正文称“{note}”，而表中{suspect}为{found}
-- statement_en: the text says “{note}”, but {suspect} in the table is {found}
-- basis: 正文与表格说的是同一年 / text and table describe the same year
-- exceptions: 正文只计已结案件；二审 / the text counts concluded cases only; second instance

WITH named AS (  -- the cells that make up what the text speaks of: in 2019 lawsuits stand in two blocks
    SELECT stated.*, coalesce(term.item, stated.item) AS part
    FROM stated
    JOIN reports AS report USING (report_id)
    LEFT JOIN concept_terms AS term ON term.concept = stated.concept AND term.edition = report.edition
    WHERE regexp_matches(stated.item, '^(a_)?(reconsideration|litigation|recon|lit_direct|lit_after)_')
),
summed AS (
    SELECT
        named.report_id, named.item, named.op, named.value, named.text, named.locator,
        list(named.part ORDER BY named.part) AS items,
        CASE WHEN count(*) = count(cell.value) THEN sum(cell.value) END AS found
    FROM named
    LEFT JOIN cells AS cell ON cell.report_id = named.report_id AND cell.item = named.part
    GROUP BY named.report_id, named.item, named.concept, named.op, named.value, named.text, named.locator
)
SELECT
    report_id, NULL AS severity, items, items[1] AS suspect, found, value AS expected,
    found AS left_value, value AS right_value, op, text AS note_zh, text AS note_en, locator
FROM summed
