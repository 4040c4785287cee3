-- The generated reports of the wide table as reports of bodies of their own, and their cells one a row.
INSERT INTO reports BY NAME
SELECT
    report_id, 'b' || report_id AS agency_id, '某市' || report_id || '局' AS agency, '990101' AS region_code,
    2023 AS year, '2021' AS edition, 'body' AS scope, 'accept' AS verdict, true AS is_sample,
    row_number() OVER () AS ledger_line, DATE '2024-01-20' AS published_on
FROM drawn;

INSERT INTO cells BY NAME
SELECT
    report_id, item, CAST(value AS VARCHAR) AS raw, CASE WHEN value = 0 THEN 'zero' ELSE 'value' END AS state,
    value, false AS inferred, 'table' AS locator
FROM (UNPIVOT drawn ON COLUMNS(* EXCLUDE (report_id))::DECIMAL(20, 6) INTO NAME item VALUE value);
