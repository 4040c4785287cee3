-- rule: X-TT-03
-- editions: 2008|2014|2019|2021
-- needs: claims
-- kind: text_vs_table
-- severity: error
-- linear: constant
-- title_zh: 正文的收到申请数与表不符
-- title_en: Requests received differ between text and table
-- statement: 正文称“{note}”，而表中{suspect}为{found}
-- statement_en: the text says “{note}”, but {suspect} in the table is {found}
-- basis: 正文与表格说的是同一年 / text and table describe the same year
-- exceptions: 正文只计书面申请；信访件 / the text counts written requests only; petitions

-- A text that speaks of carried-over requests may count them in or not: the reading nearer to the table is taken,
-- where either total may be wrong itself and the applicants of its row then say what it would be.
WITH rows AS (
    SELECT report_id, list_sum([*COLUMNS('^requests_new__')]) AS new, list_sum([*COLUMNS('^requests_carried_in__')]) AS carried_in
    FROM values_2019
    UNION ALL
    SELECT report_id, list_sum([*COLUMNS('^requests_new__')]), list_sum([*COLUMNS('^requests_carried_in__')])
    FROM values_2021
),
readings AS (
    SELECT
        stated.*, cell.value AS new, carried.value AS carried_in,
        stated.item = 'requests_new__total' AND contains(stated.text, '结转')
            AND NOT regexp_matches(stated.text, printf('新收[^0-9]{0,16}%d', CAST(stated.value AS BIGINT))) AS may_carry_in,
        abs(stated.value - cell.value) AS off, abs(stated.value - (rows.new - cell.value)) AS off_by_applicants,
        abs(stated.value - cell.value - carried.value) AS off_together,
        abs(stated.value - (rows.new - cell.value) - carried.value) AS off_with_applicants,
        abs(stated.value - cell.value - (rows.carried_in - carried.value)) AS off_with_applicants_carried_in
    FROM stated
    LEFT JOIN rows USING (report_id)
    JOIN cells AS cell USING (report_id, item)
    LEFT JOIN cells AS carried
        ON carried.report_id = stated.report_id AND carried.item = 'requests_carried_in__total'
    WHERE stated.item IN ('a_requests_received', 'requests_received', 'requests_new__total')
),
requests AS (
    SELECT
        *,
        may_carry_in AND carried_in IS NOT NULL
            AND least(off_together, off_with_applicants, off_with_applicants_carried_in) < least(off, off_by_applicants)
            AS with_carried_in,
        with_carried_in AND off_with_applicants_carried_in < least(off_together, off_with_applicants) AS is_carried_in_wrong
    FROM readings
)
SELECT
    report_id, NULL AS severity,
    CASE WHEN with_carried_in THEN [item, 'requests_carried_in__total'] ELSE [item] END AS items,
    CASE WHEN is_carried_in_wrong THEN 'requests_carried_in__total' ELSE item END AS suspect,
    CASE WHEN is_carried_in_wrong THEN carried_in ELSE new END AS found,
    value - CASE WHEN is_carried_in_wrong THEN new WHEN with_carried_in THEN carried_in ELSE 0 END AS expected,
    new + CASE WHEN with_carried_in THEN carried_in ELSE 0 END AS left_value,
    value AS right_value, op, text AS note_zh, text AS note_en, locator
FROM requests
