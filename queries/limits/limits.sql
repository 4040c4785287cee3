-- What a person may read who has a role for some regions: each table of the generation hides behind a view of
-- its own name, so that no question has to remember it. `allowed_regions` holds the codes the role is for.

-- The table itself, past the view that hides it.
CREATE TEMP MACRO whole(name) AS TABLE
    FROM query_table(format('"{}".main.{}', current_database(), name));

-- The regions the role is for and all within them.
CREATE TEMP VIEW regions_within AS
    WITH RECURSIVE within AS (
        SELECT region_code FROM allowed_regions
        UNION
        SELECT region.region_code
        FROM whole('regions') AS region JOIN within ON region.parent_code = within.region_code)
    FROM within;

CREATE TEMP TABLE agencies AS FROM whole('agencies') SEMI JOIN regions_within USING (region_code);
-- a report of a body that no register knows has no region and is nobody's who has a role for some
CREATE TEMP TABLE reports AS FROM whole('reports') SEMI JOIN regions_within USING (region_code);
CREATE TEMP VIEW rejections AS FROM whole('rejections') SEMI JOIN agencies USING (agency_id);

CREATE TEMP VIEW cells AS FROM whole('cells') SEMI JOIN reports USING (report_id);
CREATE TEMP VIEW claims AS FROM whole('claims') SEMI JOIN reports USING (report_id);
CREATE TEMP VIEW unread AS FROM whole('unread') SEMI JOIN reports USING (report_id);
CREATE TEMP VIEW passages AS FROM whole('passages') SEMI JOIN reports USING (report_id);
CREATE TEMP VIEW concept_values AS FROM whole('concept_values') SEMI JOIN reports USING (report_id);
CREATE TEMP VIEW findings AS FROM whole('findings') SEMI JOIN reports USING (report_id);
CREATE TEMP VIEW finding_formulas AS FROM whole('finding_formulas') SEMI JOIN findings USING (finding_key);
CREATE TEMP VIEW finding_candidates AS FROM whole('finding_candidates') SEMI JOIN findings USING (finding_key);
CREATE TEMP VIEW values_2008 AS FROM whole('values_2008') SEMI JOIN reports USING (report_id);
CREATE TEMP VIEW values_2008_fujian AS FROM whole('values_2008_fujian') SEMI JOIN reports USING (report_id);
CREATE TEMP VIEW values_2014 AS FROM whole('values_2014') SEMI JOIN reports USING (report_id);
CREATE TEMP VIEW values_2014_fujian AS FROM whole('values_2014_fujian') SEMI JOIN reports USING (report_id);
CREATE TEMP VIEW values_2019 AS FROM whole('values_2019') SEMI JOIN reports USING (report_id);
CREATE TEMP VIEW values_2021 AS FROM whole('values_2021') SEMI JOIN reports USING (report_id);
