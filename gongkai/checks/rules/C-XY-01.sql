-- rule: C-XY-01
-- editions: 2019
-- kind: cross_year
-- severity: warning
-- linear: constant
-- title_zh: 上一年项目数量与上年报告不衔接
-- title_en: Items of the year before do not follow from last year's report
-- statement: {suspect}为{found}，而上年度报告的项目数加当年增减为{expected}；也可能是上年的数有误
-- statement_en: {suspect} is {found}, but items and change of last year's report make {expected}; last year's may be the wrong ones
-- basis: “上一年项目数量”的含义 / meaning of the column “items of the year before”
-- exceptions: 权责清单调整、2019年机构改革合并、改按子项统计 / lists of powers reformed, bodies merged in 2019, sub-items counted

WITH stocks AS (
    UNPIVOT (
        SELECT
            report_id, licensing__items_prev + licensing__items_change AS licensing__items_prev,
            other_services__items_prev + other_services__items_change AS other_services__items_prev,
            penalty__items_prev + penalty__items_change AS penalty__items_prev,
            compulsory__items_prev + compulsory__items_change AS compulsory__items_prev,
            admin_fees__items_prev + admin_fees__items_change AS admin_fees__items_prev
        FROM values_2019
    ) ON COLUMNS(* EXCLUDE (report_id)) INTO NAME item VALUE value
),
printed AS (
    UNPIVOT (SELECT report_id, COLUMNS('__items_prev$') FROM values_2019)
    ON COLUMNS(* EXCLUDE (report_id)) INTO NAME item VALUE value
)
SELECT
    printed.report_id, NULL AS severity, [printed.item] AS items, printed.item AS suspect,
    printed.value AS found, before.value AS expected, printed.value AS left_value, before.value AS right_value,
    '=' AS op, NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM printed
JOIN previous USING (report_id)
JOIN stocks AS before ON before.report_id = previous.previous_id AND before.item = printed.item
