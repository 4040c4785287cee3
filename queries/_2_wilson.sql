-- An end of the 95 % score interval of a share (Wilson 1927): the lower for side -1, the upper for side 1. Unlike
-- the usual approximation it stays within 0 and 1 and is right for few cases and for shares near the ends.
CREATE OR REPLACE TEMP MACRO wilson(hits, cases, side) AS
    CASE WHEN cases > 0 THEN greatest(0, least(1,
        (CAST(hits AS DOUBLE) / CAST(cases AS DOUBLE) + 1.959964 ** 2 / (2 * CAST(cases AS DOUBLE))
         + side * 1.959964 * sqrt(
             greatest(0, CAST(hits AS DOUBLE) / CAST(cases AS DOUBLE) * (1 - CAST(hits AS DOUBLE) / CAST(cases AS DOUBLE)))
                 / CAST(cases AS DOUBLE)
             + 1.959964 ** 2 / (4 * CAST(cases AS DOUBLE) ** 2)))
        / (1 + 1.959964 ** 2 / CAST(cases AS DOUBLE)))) END
