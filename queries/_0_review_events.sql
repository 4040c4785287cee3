-- All that was ever decided, as `reviewing` hands it over; a table of its own is scanned faster.
CREATE OR REPLACE TEMP TABLE review_events AS
    SELECT * REPLACE (
        CAST(CAST(items AS JSON) AS VARCHAR[]) AS items,
        CAST(CAST(basis AS JSON) AS MAP(VARCHAR, VARCHAR)) AS basis)
    FROM given_events
