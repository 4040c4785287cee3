-- How few cases make no rate: below this a share of them says more of chance than of the body.
CREATE OR REPLACE TEMP MACRO least_cases() AS 10
