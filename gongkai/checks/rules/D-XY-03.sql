-- rule: D-XY-03
-- editions: 2021
-- needs: other_years
-- kind: cross_year
-- severity: info
-- title_zh: 案件数少于上年尚未审结数
-- title_en: Fewer cases than were pending last year
-- statement: {suspect}为{found}，少于上年度报告尚未审结的{expected}
-- statement_en: {suspect} is {found}, fewer than the {expected} that last year's report left pending
-- basis: 未审结的案件在审结之年再次计入 / pending cases appear again in the year they end
-- exceptions: 表中复议诉讼无上年结转栏，有的只计新案 / the form carries no appeals over: some bodies count new cases only

SELECT
    own.report_id, NULL AS severity, [own.appeal || '_total'] AS items, own.appeal || '_total' AS suspect,
    own.total AS found, before.pending AS expected, own.total AS left_value, before.pending AS right_value,
    NULL AS op, NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM appeals AS own
JOIN previous USING (report_id)
JOIN appeals AS before ON before.report_id = previous.previous_id AND before.appeal = own.appeal
WHERE previous.edition = '2021' AND own.total < before.pending
