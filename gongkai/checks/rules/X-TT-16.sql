-- rule: X-TT-16
-- editions: 2019|2021
-- needs: claims
-- kind: text_vs_table
-- severity: warning
-- linear: constant
-- title_zh: 正文所称一类之数与表中各行之和不符
-- title_en: A group that the text counts differs from its lines in the table
-- statement: 正文称“{note}”，而表中{items}合计为{found}，并非{expected}
-- statement_en: the text says “{note}”, but {items} in the table add up to {found}, not {expected}
-- basis: 予以公开和部分公开、不予公开、无法提供、不予处理、其他处理、法人或其他组织在表中没有合计格 / the form has no cell for what was granted in all, refusals, what could not be provided, requests not processed, other outcomes or organisations as a whole
-- exceptions: 正文或只说其中一部分 / the text may speak of a part only

WITH lines AS MATERIALIZED (  -- lawsuits are compared by X-TT-06
    SELECT stated.*, term.item AS part
    FROM stated
    JOIN reports AS report USING (report_id)
    JOIN concept_terms AS term ON term.concept = stated.concept AND term.edition = report.edition
    WHERE stated.concept IN ('granted', 'refused', 'unable', 'not_processed', 'other_outcome', 'applicant_org')
),
figures AS MATERIALIZED (  -- of reports whose text says nothing of these no cell is looked at
    SELECT report_id, item, value FROM cells SEMI JOIN lines USING (report_id)
),
summed AS (
    SELECT
        lines.report_id, lines.concept, lines.op, lines.value, lines.text, lines.locator,
        list(lines.part ORDER BY lines.part) AS items,
        CASE WHEN count(*) = count(cell.value) THEN sum(cell.value) END AS found,
        sum(carried.value) AS carried_in
    FROM lines
    LEFT JOIN figures AS cell ON cell.report_id = lines.report_id AND cell.item = lines.part
    LEFT JOIN figures AS carried
        ON carried.report_id = lines.report_id AND lines.concept = 'applicant_org'
        AND carried.item = replace(lines.part, 'requests_new__', 'requests_carried_in__')
    GROUP BY lines.report_id, lines.concept, lines.op, lines.value, lines.text, lines.locator
    HAVING count(*) > 1
)
SELECT
    report_id, NULL AS severity, items, NULL AS suspect, found, value AS expected,
    found AS left_value, value AS right_value, op, text AS note_zh, text AS note_en, locator
FROM summed
-- a text that speaks of carried-over requests may count those in
WHERE NOT coalesce(contains(text, '结转') AND value = found + carried_in, false)
