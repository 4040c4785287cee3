-- rule: X-PL-08
-- editions: 2019|2021
-- kind: plausibility
-- severity: info
-- title_zh: 没有新收申请而有频繁申请
-- title_en: Excessive requests without any new request
-- statement: {suspect}为{found}，而本年没有新收申请
-- statement_en: {suspect} is {found}, though no request was received in the year
-- basis: 申请数量、频次明显超过合理范围，须有申请 / a request that is one too many is a request
-- exceptions: 上年结转的申请，在本年要求说明理由 / requests carried over from last year

WITH odd AS MATERIALIZED (  -- the wide tables say of which reports to look at cells
    SELECT report_id FROM values_2019 WHERE not_processed_excessive__total > 0 AND requests_new__total = 0
    UNION ALL
    SELECT report_id FROM values_2021 WHERE not_processed_excessive__total > 0 AND requests_new__total = 0
),
printed AS (
    SELECT report_id, item, value, locator FROM cells SEMI JOIN odd USING (report_id)
)
SELECT
    excessive.report_id, NULL AS severity, [excessive.item, received.item] AS items, excessive.item AS suspect,
    excessive.value AS found, 0 AS expected, excessive.value AS left_value, received.value AS right_value,
    NULL AS op, NULL AS note_zh, NULL AS note_en, excessive.locator
FROM printed AS excessive
JOIN printed AS received USING (report_id)
WHERE excessive.item = 'not_processed_excessive__total' AND received.item = 'requests_new__total'
