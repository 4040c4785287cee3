-- rule: X-CP-05
-- editions: 2008|2014|2019|2021|2008_fujian|2014_fujian
-- needs: other_years
-- kind: copy
-- severity: warning
-- threshold: cells = 10 : 相同的非零格至少 / figures other than zero that are the same
-- title_zh: 与往年的表完全相同
-- title_en: The same table as in an earlier year
-- statement: 表中{found}个非零数字与{note}年度的报告完全相同
-- statement_en: {found} figures other than zero are all the same as in the report for {note}
-- basis: 各年的表各自统计 / every year is counted for itself
-- exceptions: 极小的单位，数字逐年不变 / very small bodies whose figures stay the same

WITH earlier_years AS MATERIALIZED (
    SELECT report_id, other_id, other_year FROM other_years WHERE other_year < year
),
compared AS MATERIALIZED (  -- of a body with one report nothing is read
    SELECT report_id FROM earlier_years UNION SELECT other_id FROM earlier_years
),
places AS (  -- a stock may well stay the same, so it does not count towards the ten
    SELECT edition, item, table_no, kind <> 'stock' AND NOT contains(item, '__cumulative') AS is_of_the_year FROM items
),
printed AS MATERIALIZED (  -- one row a table
    SELECT
        cell.report_id, report.edition, place.table_no, count(*) AS numbers, sum(hash(cell.item, cell.value)) AS fingerprint
    FROM cells AS cell
    SEMI JOIN compared USING (report_id)
    JOIN reports AS report USING (report_id)
    JOIN places AS place ON place.edition = report.edition AND place.item = cell.item
    WHERE cell.value <> 0
    GROUP BY cell.report_id, report.edition, place.table_no
    HAVING count(*) FILTER (place.is_of_the_year) >= threshold('X-CP-05', 'cells')
),
same AS (
    SELECT own.report_id, sum(own.numbers) AS numbers, years.other_year
    FROM printed AS own
    JOIN earlier_years AS years USING (report_id)
    JOIN printed AS earlier
        ON earlier.report_id = years.other_id AND earlier.edition = own.edition AND earlier.table_no = own.table_no
        AND earlier.numbers = own.numbers AND earlier.fingerprint = own.fingerprint
    GROUP BY own.report_id, years.other_year
    QUALIFY row_number() OVER (PARTITION BY own.report_id ORDER BY years.other_year DESC) = 1
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    CAST(numbers AS DECIMAL(18, 4)) AS found, NULL AS expected, CAST(numbers AS DECIMAL(18, 4)) AS left_value,
    NULL AS right_value, NULL AS op, CAST(other_year AS VARCHAR) AS note_zh, CAST(other_year AS VARCHAR) AS note_en,
    NULL AS locator
FROM same
