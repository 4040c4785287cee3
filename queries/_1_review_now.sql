-- The findings that were decided on: the last event that decides, with the note that was said last.
CREATE OR REPLACE TEMP TABLE review_now AS
    WITH last AS (
        SELECT finding_key, max(event) FILTER (status IS NOT NULL) AS decided, max(event) AS said
        FROM review_events GROUP BY finding_key)
    SELECT decision.* REPLACE (said.note AS note)
    FROM last
    JOIN review_events AS decision ON decision.event = last.decided
    JOIN review_events AS said ON said.event = last.said
