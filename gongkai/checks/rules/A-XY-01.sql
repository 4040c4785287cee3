-- rule: A-XY-01
-- editions: 2008_fujian|2014_fujian
-- needs: other_years
-- kind: cross_year
-- severity: error
-- linear: constant
-- title_zh: 历年累计比往年少
-- title_en: A cumulative figure fell
-- statement: {suspect}为{found}，少于{note}年度报告的{expected}；也可能是往年的数有误
-- statement_en: {suspect} is {found}, less than {expected} in the report for {note}; that earlier figure may be the wrong one
-- basis: 表中各栏自身的逻辑：历年累计只增不减 / own logic of the form's columns: a cumulative figure never falls
-- exceptions: 统计范围变化或重新起算；更正往年的数 / the scope changed or the count began anew; an earlier figure was corrected

WITH before AS (
    SELECT * FROM other_years
    WHERE other_year < year
    QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY other_year DESC, other_id) = 1
),
lines AS (
    SELECT
        own.report_id, before.other_year, before.edition = before.other_edition AS is_same_form,
        unnest(map_keys(own.cumulative)) AS line, own.cumulative, earlier.cumulative AS earlier
    FROM fujian_columns AS own
    JOIN before USING (report_id)
    JOIN fujian_columns AS earlier ON earlier.report_id = before.other_id
)
SELECT
    report_id, NULL AS severity, [line || '__cumulative'] AS items, line || '__cumulative' AS suspect,
    cumulative[line] AS found, earlier[line] AS expected, cumulative[line] AS left_value, earlier[line] AS right_value,
    '>=' AS op, CAST(other_year AS VARCHAR) AS note_zh, CAST(other_year AS VARCHAR) AS note_en, NULL AS locator
FROM lines
WHERE earlier[line] IS NOT NULL
    -- These lines hold something else on the form of 2014.
    AND (is_same_form OR line NOT IN ('fj_requests_online', 'fj_refused', 'fj_complaints'))
