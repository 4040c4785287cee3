-- A number as digits without idle zeros, as decisions keep the values they rest on.
CREATE OR REPLACE TEMP MACRO plain(number) AS
    regexp_replace(CAST(CAST(number AS DECIMAL(20,6)) AS VARCHAR), '\.?0+$', '')
