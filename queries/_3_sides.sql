-- Both sides of a formula, as decisions keep them.
CREATE OR REPLACE TEMP MACRO sides(left_value, right_value) AS
    coalesce(plain(left_value), '–') || ' / ' || coalesce(plain(right_value), '–')
