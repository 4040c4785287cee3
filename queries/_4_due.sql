-- The last day on which a report is in time: 31 March (Regulations of 2008, article 31); from 2019 on departments
-- publish by 31 January (Regulations of 2019, article 49). A body that the article does not name keeps 31 March.
CREATE OR REPLACE TEMP MACRO due(year, kind) AS
    CASE WHEN year >= 2019 AND kind = 'department' THEN make_date(CAST(year AS BIGINT) + 1, 1, 31)
         ELSE make_date(CAST(year AS BIGINT) + 1, 3, 31) END
