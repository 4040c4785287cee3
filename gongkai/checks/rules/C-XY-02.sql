-- rule: C-XY-02
-- editions: 2019
-- needs: other_years
-- kind: cross_year
-- severity: warning
-- linear: constant
-- less: *__newly_public
-- title_zh: 对外公开总数量与上年报告不衔接
-- title_en: Documents public do not follow from last year's report
-- statement: {suspect}为{found}，而上年度报告的总数加本年新公开为{expected}
-- statement_en: {suspect} is {found}, but last year's stock and those newly public make {expected}
-- basis: 存量与流量的关系；表中无废止一栏 / stock and flow: the form has no column for repeals
-- exceptions: 少于应有数的为废止或撤下（仅提示）；机构合并、统计范围变化 / a shortfall is what was repealed or withdrawn (information only); mergers, another scope

WITH stocks AS (
    SELECT report_id, 'rules' AS stock, rules__newly_public AS flow, rules__public_total AS total FROM values_2019
    UNION ALL
    SELECT report_id, 'normative_docs', normative_docs__newly_public, normative_docs__public_total FROM values_2019
)
SELECT
    now.report_id, CASE WHEN now.total < before.total + now.flow THEN 'info' END AS severity,
    [now.stock || '__public_total', now.stock || '__newly_public'] AS items, now.stock || '__public_total' AS suspect,
    now.total AS found, before.total + now.flow AS expected,
    now.total - now.flow AS left_value, before.total AS right_value, '=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM stocks AS now
JOIN previous USING (report_id)
JOIN stocks AS before ON before.report_id = previous.previous_id AND before.stock = now.stock
WHERE now.total IS NOT NULL AND now.flow IS NOT NULL AND before.total IS NOT NULL
