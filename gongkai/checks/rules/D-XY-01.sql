-- rule: D-XY-01
-- editions: 2021
-- needs: other_years
-- kind: cross_year
-- severity: warning
-- linear: constant
-- less: *__issued
-- title_zh: 现行有效件数与上年报告不衔接
-- title_en: Documents in force do not follow from last year's report
-- statement: {suspect}为{found}，而上年度报告的现行有效件数加制发减废止为{expected}；也可能是上年的数有误
-- statement_en: {suspect} is {found}, but those in force in last year's report plus issued less repealed make {expected}; last year's figure may be the wrong one
-- basis: 三栏的含义：现行有效＝上年现行有效＋本年制发－本年废止 / meaning of the columns: in force equals last year's plus issued less repealed
-- exceptions: 清理与到期失效未计入废止；重新认定规范性文件；合并；修订计为制发而未计废止；规章不符为错误，规范性文件仅为警告 / clean-ups and expiry not counted as repealed; documents identified anew; mergers; revisions counted as issued only; an error for rules, a warning for normative documents

WITH stocks AS (
    SELECT
        report_id, 'rules' AS stock, rules__issued AS issued, rules__repealed AS repealed, rules__in_force AS in_force
    FROM values_2021
    UNION ALL
    SELECT
        report_id, 'normative_docs', normative_docs__issued, normative_docs__repealed, normative_docs__in_force
    FROM values_2021
)
SELECT
    now.report_id, CASE now.stock WHEN 'rules' THEN 'error' END AS severity,
    [now.stock || '__in_force', now.stock || '__repealed', now.stock || '__issued'] AS items,
    now.stock || '__in_force' AS suspect, now.in_force AS found, before.in_force + now.issued - now.repealed AS expected,
    now.in_force + now.repealed - now.issued AS left_value, before.in_force AS right_value, '=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM stocks AS now
JOIN previous USING (report_id)
JOIN stocks AS before ON before.report_id = previous.previous_id AND before.stock = now.stock
WHERE before.in_force IS NOT NULL AND now.in_force + now.repealed - now.issued IS NOT NULL
