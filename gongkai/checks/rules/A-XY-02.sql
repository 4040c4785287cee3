-- rule: A-XY-02
-- editions: 2008_fujian|2014_fujian
-- needs: other_years
-- kind: cross_year
-- severity: warning
-- linear: constant
-- less: *__this_year
-- title_zh: 历年累计不等于上年累计加本年度
-- title_en: A cumulative figure is not last year's plus this year's
-- statement: {suspect}为{found}，而上年度报告的累计加本年度为{expected}；也可能是上年的数有误
-- statement_en: {suspect} is {found}, but the cumulative figure of last year's report and this year's make {expected}; last year's may be the wrong one
-- basis: 表中各栏自身的逻辑：历年累计＝上年累计＋本年度 / own logic of the form's columns: last year's cumulative figure plus this year's
-- exceptions: 统计范围变化或重新起算；更正往年的数 / the scope changed or the count began anew; an earlier figure was corrected

WITH lines AS (
    SELECT
        own.report_id, previous.edition = previous.previous_edition AS is_same_form,
        unnest(map_keys(own.cumulative)) AS line, own.cumulative, own.this_year, before.cumulative AS before
    FROM fujian_columns AS own
    JOIN previous USING (report_id)
    JOIN fujian_columns AS before ON before.report_id = previous.previous_id
)
SELECT
    report_id, NULL AS severity, [line || '__cumulative', line || '__this_year'] AS items,
    line || '__cumulative' AS suspect, cumulative[line] AS found, before[line] + this_year[line] AS expected,
    cumulative[line] - this_year[line] AS left_value, before[line] AS right_value, '=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM lines
-- A figure that fell is A-XY-01's.
WHERE cumulative[line] >= before[line] AND this_year[line] IS NOT NULL
    AND (is_same_form OR line NOT IN ('fj_requests_online', 'fj_refused', 'fj_complaints'))
