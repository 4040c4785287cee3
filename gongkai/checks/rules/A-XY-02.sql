-- rule: A-XY-02
-- editions: 2008_fujian|2014_fujian
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

SELECT
    line.report_id, NULL AS severity, [line.line || '__cumulative', line.line || '__this_year'] AS items,
    line.line || '__cumulative' AS suspect, line.cumulative AS found, before.cumulative + line.this_year AS expected,
    line.cumulative - line.this_year AS left_value, before.cumulative AS right_value, '=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM fujian_lines AS line
JOIN previous USING (report_id)
JOIN fujian_lines AS before ON before.report_id = previous.previous_id AND before.line = line.line
-- A figure that fell is A-XY-01's.
WHERE line.cumulative >= before.cumulative AND line.this_year IS NOT NULL
    AND (
        previous.edition = previous.previous_edition
        OR line.line NOT IN ('fj_requests_online', 'fj_refused', 'fj_complaints'))
