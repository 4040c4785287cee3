-- rule: X-LK-01
-- editions: 2008|2014|2019|2021
-- needs: passages
-- kind: plausibility
-- severity: warning
-- title_zh: 链接不是政府域名
-- title_en: A link leads to no government domain
-- statement: 正文所称网站的链接为{note}，不是政府域名
-- statement_en: the link of the site the text names is {note}, no government domain
-- basis: 政府网站使用 gov.cn 域名 / government sites are under gov.cn
-- exceptions: 镜像网站会改写原文链接，则错在转载而不在机关；社交媒体账号；链接是否仍可打开不查 / mirrors rewrite links: then the copy is at fault, not the body; social media; whether a link still opens is not tried

WITH links AS (
    SELECT
        report_id, locator, ordinal,
        unnest(regexp_extract_all(text, '(?:https?:)?//[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9]')) AS link
    FROM passages
    WHERE part = 'narrative'
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    link AS note_zh, link AS note_en, locator
FROM links
WHERE NOT regexp_matches(link, '[./](gov\.cn|weibo\.com|qq\.com)$')
QUALIFY row_number() OVER (PARTITION BY report_id, link ORDER BY ordinal) = 1
