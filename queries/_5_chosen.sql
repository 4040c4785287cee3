-- Current reports under the shared filters; a filter that is NULL lets everything through.
-- A region stands for all regions within it. Made-up bodies say so in their name.
CREATE OR REPLACE TEMP MACRO chosen(years, regions_, agencies_, editions, lang) AS TABLE
    SELECT
        report.report_id, report.agency_id, report.scope, report.year, report.edition, report.version,
        report.published_on, report.title, file_name(report.source_name) AS source_name, report.sha256,
        report.verdict, report.reason, report.is_sample, report.region_code, path.region, path.region_key,
        body(lang, report.agency, agency.name, agency.name_en, report.is_sample) AS agency,
        name_key(lang, agency.sort_key, agency.name_en) AS agency_key
    FROM reports AS report
    LEFT JOIN agencies AS agency USING (agency_id)
    LEFT JOIN region_path(lang) AS path ON path.region_code = report.region_code
    WHERE report.is_current
      AND (CAST(years AS INTEGER[]) IS NULL OR list_contains(CAST(years AS INTEGER[]), report.year))
      AND (CAST(regions_ AS VARCHAR[]) IS NULL OR list_has_any(CAST(regions_ AS VARCHAR[]), path.within))
      AND (CAST(agencies_ AS VARCHAR[]) IS NULL OR list_contains(CAST(agencies_ AS VARCHAR[]), report.agency_id))
      AND (CAST(editions AS VARCHAR[]) IS NULL OR list_contains(CAST(editions AS VARCHAR[]), report.edition))
