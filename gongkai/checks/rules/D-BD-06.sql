-- rule: D-BD-06
-- editions: 2021
-- needs: passages
-- kind: bound
-- severity: warning
-- title_zh: 有逾期未缴费申请而正文未报告信息处理费
-- title_en: Unpaid fee notices, but the text does not report on the fee
-- statement: {suspect}为{found}，而正文没有报告信息处理费收取情况
-- statement_en: {suspect} is {found}, but the text does not report on the information-processing fee
-- basis: 国办函〔2020〕109号；表式要求在第六部分报告收取信息处理费情况 / fee measures of 2020; the form asks for the fees in part six
-- exceptions: 已发通知而无人缴费，报告收取0元即可 / notices sent and nothing paid: to report 0 yuan is enough

SELECT
    report_id, NULL AS severity, ['other_fee_unpaid__total'] AS items, 'other_fee_unpaid__total' AS suspect,
    other_fee_unpaid__total AS found, NULL AS expected, other_fee_unpaid__total AS left_value,
    NULL AS right_value, NULL AS op, NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2021
JOIN narratives USING (report_id)
WHERE other_fee_unpaid__total > 0
    AND NOT regexp_matches(
        -- what is charged for administrative acts, and how that is published, tells nothing of requests
        regexp_replace(
            regexp_replace(text, '\s', '', 'g'),
            '(垃圾|污水|废水|废物|废弃物)处理费|(行政)?事业性?收费|行政性收费|乱收费'
            '|(涉企|教育|医疗|医药|物业|停车|经营|违规|不合理)(服务)?性?(行政)?(事业)?性?收费'
            '|收费(公示|目录|清单|许可|监管|站|员|公路|价格)', '', 'g'),
        -- 收费情况 and 未产生收费 are said as well as 信息处理费
        '处理费|收费|缴费|收取[^。；]{0,12}费')
