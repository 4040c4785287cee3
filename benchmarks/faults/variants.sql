-- States of reports as reports of bodies of their own, each with the neighbouring years of its original, so that
-- rules across years can be asked. `variants` names each (name), its original (report_id), the body it is given
-- (body); `changes` and `told` say what differs. Passages are left out: no fault changes the text alone.

INSERT INTO agencies BY NAME
SELECT DISTINCT variants.body AS agency_id, agency.* EXCLUDE (agency_id)
FROM variants
JOIN source.reports AS report USING (report_id)
JOIN source.agencies AS agency USING (agency_id);

INSERT INTO reports BY NAME
SELECT variants.name AS report_id, variants.body AS agency_id, report.* EXCLUDE (report_id, agency_id)
FROM variants
JOIN source.reports AS report USING (report_id);

INSERT INTO cells BY NAME
SELECT
    variants.name AS report_id, cell.item,
    CASE WHEN change.name IS NULL THEN cell.raw ELSE CAST(change.value AS VARCHAR) END AS raw,
    CASE WHEN change.name IS NULL THEN cell.state
        WHEN change.value IS NULL THEN 'blank'
        WHEN change.value = 0 THEN 'zero'
        ELSE 'value' END AS state,
    CASE WHEN change.name IS NULL THEN cell.value ELSE change.value END AS value,
    cell.inferred AND change.name IS NULL AS inferred, cell.locator
FROM source.cells AS cell
JOIN variants USING (report_id)
LEFT JOIN changes AS change ON change.name = variants.name AND change.item = cell.item;

INSERT INTO claims BY NAME
SELECT variants.name AS report_id, claim.* EXCLUDE (report_id, number) REPLACE (coalesce(told.value, claim.value) AS value)
FROM (SELECT *, row_number() OVER (PARTITION BY report_id ORDER BY rowid) - 1 AS number FROM source.claims) AS claim
JOIN variants USING (report_id)
LEFT JOIN told ON told.name = variants.name AND told.number = claim.number;

INSERT INTO unread BY NAME
SELECT variants.name AS report_id, line.* EXCLUDE (report_id)
FROM source.unread AS line
JOIN variants USING (report_id);
