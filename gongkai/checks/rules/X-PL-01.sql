-- rule: X-PL-01
-- editions: 2019|2021
-- kind: plausibility
-- severity: warning
-- title_zh: 无权制定规章的机关填报了规章
-- title_en: Rules reported by a body that cannot make them
-- statement: {suspect}为{found}，而本机关无权制定规章
-- statement_en: {suspect} is {found}, but this body cannot make rules
-- basis: 《立法法》：规章由国务院部门、省和设区的市、自治州人民政府制定 / Legislation Law: rules are made by State Council departments and by governments of provinces and prefectures
-- exceptions: 汇总全地区；部门把自己起草、执行的规章计入 / whole-region reports; a bureau that counts rules it drafted or enforces

WITH powerless AS (  -- below the prefecture, or no government: what a body is, the register says
    SELECT report.report_id
    FROM reports AS report
    JOIN agencies AS agency USING (agency_id)
    WHERE agency.level IN ('county', 'township')
        OR (agency.level IN ('province', 'prefecture') AND agency.kind NOT IN ('government', 'office'))
)
SELECT
    report_id, NULL AS severity, list(cell.item ORDER BY cell.item) AS items,
    arg_max(cell.item, cell.value) AS suspect, max(cell.value) AS found, 0 AS expected,
    max(cell.value) AS left_value, 0 AS right_value, NULL AS op,
    NULL AS note_zh, NULL AS note_en, arg_max(cell.locator, cell.value) AS locator
FROM cells AS cell
JOIN powerless USING (report_id)
WHERE starts_with(cell.item, 'rules__') AND cell.value > 0
GROUP BY report_id
