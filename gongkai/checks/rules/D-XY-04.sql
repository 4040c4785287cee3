-- rule: D-XY-04
-- editions: 2021
-- needs: other_years
-- kind: cross_year
-- severity: info
-- title_zh: 现行有效件数与2020年公开总数相差很大
-- title_en: Documents in force are far from those public in 2020
-- statement: {suspect}为{found}，据此推算年初有效{note}件，而上年度报告的对外公开总数量为{expected}
-- statement_en: {suspect} is {found}, which makes {note} at the beginning of the year, but last year's report had {expected} public
-- basis: 2019年表与2021年表的衔接 / bridge from the form of 2019 to that of 2021
-- exceptions: 口径不同：此前为公开数，此后为有效数，相差不到一半或不足10件的不提示 / another definition: documents public before, in force after; told only from ten and half of the larger figure on

WITH bridged AS (
    SELECT
        form.report_id, 'rules__in_force' AS item, form.rules__in_force AS own, before.rules__public_total AS public,
        form.rules__in_force - form.rules__issued + form.rules__repealed AS opening
    FROM values_2021 AS form
    JOIN previous USING (report_id)
    JOIN values_2019 AS before ON before.report_id = previous.previous_id
    UNION ALL
    SELECT
        form.report_id, 'normative_docs__in_force', form.normative_docs__in_force, before.normative_docs__public_total,
        form.normative_docs__in_force - form.normative_docs__issued + form.normative_docs__repealed
    FROM values_2021 AS form
    JOIN previous USING (report_id)
    JOIN values_2019 AS before ON before.report_id = previous.previous_id
)
SELECT
    report_id, NULL AS severity, [item] AS items, item AS suspect, own AS found, public AS expected,
    opening AS left_value, public AS right_value, NULL AS op,
    format('{:d}', CAST(opening AS BIGINT)) AS note_zh, format('{:d}', CAST(opening AS BIGINT)) AS note_en, NULL AS locator
FROM bridged
WHERE abs(opening - public) >= greatest(10, greatest(opening, public) / 2)
