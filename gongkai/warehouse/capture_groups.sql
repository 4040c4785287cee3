-- Reports of one body, year and scope where there are several, with what tells whether they are one.
SELECT agency_id, scope, year, edition, report_id, source_name, published_on,
    (SELECT count(*) FROM unread WHERE unread.report_id = reports.report_id) AS unread,
    (SELECT string_agg(regexp_replace(text, '\s', '', 'g'), '' ORDER BY ordinal)
     FROM passages WHERE passages.report_id = reports.report_id AND part = 'narrative') AS narrative
FROM reports
WHERE year IS NOT NULL
QUALIFY count(*) OVER (PARTITION BY agency_id, scope, year, edition) > 1
ORDER BY report_id;
