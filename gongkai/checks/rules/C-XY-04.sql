-- rule: C-XY-04
-- editions: 2019
-- needs: other_years
-- kind: cross_year
-- severity: info
-- title_zh: 上年结转与2014年表各年收支不衔接
-- title_en: Requests carried in do not follow from the forms of 2014
-- statement: {suspect}为{found}，而按此前各年收到与办结之差推算，{note}{expected}
-- statement_en: {suspect} is {found}, but requests received and closed in the years before make {note} {expected}
-- basis: 2014年表与2019年表的衔接 / bridge from the form of 2014 to that of 2019
-- exceptions: 2014年表无结转行，期初未结数不明 / the form of 2014 has no rows for it; what was open at first is not known

WITH bridged AS (
    SELECT
        form.report_id, form.requests_carried_in__total AS own, before.requests AS least,
        -- What is open at the end of a year came in that year or must have been open before.
        before.requests + received.requests AS most
    FROM values_2019 AS form
    JOIN previous USING (report_id)
    JOIN still_open AS before ON before.report_id = previous.previous_id
    JOIN received ON received.report_id = previous.previous_id
)
SELECT
    report_id, NULL AS severity, ['requests_carried_in__total'] AS items, 'requests_carried_in__total' AS suspect,
    own AS found, CASE WHEN own < least THEN least ELSE most END AS expected,
    own AS left_value, CASE WHEN own < least THEN least ELSE most END AS right_value, NULL AS op,
    CASE WHEN own < least THEN '不应少于' ELSE '难以多于' END AS note_zh,
    CASE WHEN own < least THEN 'no fewer than' ELSE 'hardly more than' END AS note_en, NULL AS locator
FROM bridged
WHERE own < least OR own > most
