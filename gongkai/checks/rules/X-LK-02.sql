-- rule: X-LK-02
-- editions: 2008|2014|2019|2021
-- needs: passages
-- kind: format
-- severity: info
-- title_zh: 链接缺少协议
-- title_en: A link without its protocol
-- statement: 链接{note}缺少协议（http或https）
-- statement_en: the link {note} has no protocol (http or https)
-- basis: 文本质量 / quality of the text
-- exceptions: 镜像网站改写所致 / an effect of mirrors

WITH links AS (
    SELECT
        report_id, locator, ordinal,
        unnest(regexp_extract_all(text, '(?:^|[^:A-Za-z0-9/])(//[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9])', 1)) AS link
    FROM passages
    WHERE part = 'narrative'
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    link AS note_zh, link AS note_en, locator
FROM links
QUALIFY row_number() OVER (PARTITION BY report_id, link ORDER BY ordinal) = 1
