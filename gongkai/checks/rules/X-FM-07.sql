-- rule: X-FM-07
-- editions: 2014|2019|2021
-- kind: format
-- severity: warning
-- title_zh: 没有统计表
-- title_en: The statistical form is missing
-- statement: 只有正文，没有见到{note}起应填报的统计表
-- statement_en: there is text only; the form due from {note} on was not found
-- basis: 各表式的启用年度 / the year each form came into force
-- exceptions: 统计表另行公开；表在图片中 / the form is published apart, or stands in a picture

-- Before 2014 no national form was prescribed. Where a concept has a value, lines are printed.
WITH empty AS MATERIALIZED (  -- of hardly a report is this concept unknown, and concepts lie one after the other
    SELECT report_id, edition FROM reports
    ANTI JOIN (SELECT report_id FROM concept_values WHERE concept = 'requests_received') AS received USING (report_id)
    WHERE left(edition, 4) >= '2014'
),
bare AS MATERIALIZED (
    SELECT report_id, edition FROM empty
    ANTI JOIN (SELECT report_id FROM concept_values SEMI JOIN empty USING (report_id)) AS known USING (report_id)
)
SELECT
    report.report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    left(report.edition, 4) || '年' AS note_zh, left(report.edition, 4) AS note_en, NULL AS locator
FROM bare AS report
ANTI JOIN (
    SELECT report_id FROM cells SEMI JOIN bare USING (report_id) WHERE state <> 'absent'
    UNION ALL  -- a table of which no line could be read, a blank one too, is no text
    SELECT report_id FROM passages SEMI JOIN bare USING (report_id) WHERE part = 'form'
) AS printed USING (report_id)
