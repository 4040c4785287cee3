-- rule: X-UN-04
-- editions: 2019
-- kind: format
-- severity: warning
-- title_zh: 采购总金额没有单位
-- title_en: The procurement amount without a unit
-- statement: {suspect}为{found}，没有写明元还是万元，不能与其他单位相加
-- statement_en: {suspect} is {found} without 元 or 万元: it cannot be added to the amounts of others
-- basis: 表式没有规定单位，须随金额写明 / the form prescribes no unit, so the amount must carry it
-- exceptions:

SELECT
    cell.report_id, NULL AS severity, [cell.item] AS items, cell.item AS suspect,
    cell.value AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    NULL AS note_zh, NULL AS note_en, cell.locator
FROM cells AS cell
WHERE cell.item = 'procurement__amount' AND cell.value > 0 AND NOT contains(cell.raw, '元')
    -- the unit may stand in the head of the column or in a note of the form
    AND NOT EXISTS (
        SELECT 1 FROM passages AS passage
        WHERE passage.report_id = cell.report_id AND passage.part = 'form'
            AND regexp_matches(passage.text, '(金额|单位)[^。]{0,8}元'))
