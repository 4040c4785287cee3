-- rule: X-TT-10
-- editions: 2008|2014|2019|2021
-- needs: claims
-- kind: text_vs_table
-- severity: warning
-- linear: constant
-- title_zh: 正文的规范性文件数与表不符
-- title_en: Normative documents differ between text and table
-- statement: 正文称“{note}”，而表中{suspect}为{found}
-- statement_en: the text says “{note}”, but {suspect} in the table is {found}
-- basis: 正文与表格说的是同一年 / text and table describe the same year
-- exceptions: 政策文件的范围宽于行政规范性文件 / policy documents are a wider term

WITH documents AS (
    SELECT
        stated.*, cell.value AS own, other.item AS other_item,
        -- The text does not always say whether it counts documents issued or disclosed.
        stated.op = '=' AND other.value = stated.value AND cell.value <> stated.value AS is_other
    FROM stated
    JOIN cells AS cell USING (report_id, item)
    LEFT JOIN cells AS other
        ON other.report_id = stated.report_id
        AND other.item IN (  -- or every cell of every report would be at hand
            'normative_docs_issued', 'proactive_normative_docs', 'normative_docs__made', 'normative_docs__newly_public')
        AND other.item = CASE stated.item
            WHEN 'normative_docs_issued' THEN 'proactive_normative_docs'
            WHEN 'proactive_normative_docs' THEN 'normative_docs_issued'
            WHEN 'normative_docs__made' THEN 'normative_docs__newly_public'
            WHEN 'normative_docs__newly_public' THEN 'normative_docs__made' END
    WHERE stated.item IN (
        'a_normative_docs_new', 'normative_docs_issued', 'proactive_normative_docs', 'normative_docs__made',
        'normative_docs__newly_public', 'normative_docs__issued')
)
SELECT
    report_id, NULL AS severity, [CASE WHEN is_other THEN other_item ELSE item END] AS items,
    CASE WHEN is_other THEN other_item ELSE item END AS suspect,
    CASE WHEN is_other THEN value ELSE own END AS found, value AS expected,
    CASE WHEN is_other THEN value ELSE own END AS left_value, value AS right_value, op,
    text AS note_zh, text AS note_en, locator
FROM documents
