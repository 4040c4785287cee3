-- rule: D-XY-02
-- editions: 2021
-- needs: other_years
-- kind: cross_year
-- severity: warning
-- linear: constant
-- title_zh: 上年结转与上年报告的结转下年度不符
-- title_en: Requests carried in differ from those carried out last year
-- statement: {suspect}为{found}，而上年度报告结转下年度继续办理的为{expected}；也可能是上年的数有误
-- statement_en: {suspect} is {found}, but last year's report carried {expected} over; last year's figure may be the wrong one
-- basis: “上年结转”即上年度报告的“结转下年度继续办理” / carried in is what the last report carried out
-- exceptions: 机构合并、分设；申请移交；更正上年报告；申请人类别重新归类（单栏不符仅为警告） / bodies merged or split; requests handed over; last report corrected; applicants classed anew (single columns warn only)

SELECT
    report_id, CASE WHEN ends_with(item, 'total') THEN 'error' END AS severity, [item] AS items, item AS suspect,
    carried_in AS found, carried_out AS expected, carried_in AS left_value, carried_out AS right_value, '=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM carry_over
WHERE edition = '2021'
