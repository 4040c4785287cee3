-- The register's word on bodies: those that have reports, and those it says since when they are there, so that
-- a body which never filed is missed. A made-up body without a report is nobody's.
INSERT OR REPLACE INTO agencies BY NAME
SELECT * FROM incoming
WHERE (active_from IS NOT NULL AND NOT is_sample) OR agency_id IN (SELECT agency_id FROM agencies);
