-- rule: C-XY-01
-- editions: 2019
-- needs: other_years
-- kind: cross_year
-- severity: warning
-- linear: constant
-- title_zh: 上一年项目数量与上年报告不衔接
-- title_en: Items of the year before do not follow from last year's report
-- statement: {suspect}为{found}，而上年度报告的项目数加当年增减为{expected}；也可能是上年的数有误
-- statement_en: {suspect} is {found}, but items and change of last year's report make {expected}; last year's may be the wrong ones
-- basis: “上一年项目数量”的含义 / meaning of the column “items of the year before”
-- exceptions: 权责清单调整、2019年机构改革合并、改按子项统计 / lists of powers reformed, bodies merged in 2019, sub-items counted

WITH stocks AS (  -- reports joined while they are wide: five rows of each would be joined by their item first
    SELECT own.report_id, stock.*
    FROM values_2019 AS own
    JOIN previous USING (report_id)
    JOIN values_2019 AS before ON before.report_id = previous.previous_id,
        LATERAL (
            SELECT unnest([
                {'item': 'licensing__items_prev', 'own': own.licensing__items_prev,
                    'before': before.licensing__items_prev + before.licensing__items_change},
                {'item': 'other_services__items_prev', 'own': own.other_services__items_prev,
                    'before': before.other_services__items_prev + before.other_services__items_change},
                {'item': 'penalty__items_prev', 'own': own.penalty__items_prev,
                    'before': before.penalty__items_prev + before.penalty__items_change},
                {'item': 'compulsory__items_prev', 'own': own.compulsory__items_prev,
                    'before': before.compulsory__items_prev + before.compulsory__items_change},
                {'item': 'admin_fees__items_prev', 'own': own.admin_fees__items_prev,
                    'before': before.admin_fees__items_prev + before.admin_fees__items_change}
            ], recursive := true)
        ) AS stock
)
SELECT
    report_id, NULL AS severity, [item] AS items, item AS suspect, own AS found, before AS expected,
    own AS left_value, before AS right_value, '=' AS op, NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM stocks
WHERE own IS NOT NULL AND before IS NOT NULL
