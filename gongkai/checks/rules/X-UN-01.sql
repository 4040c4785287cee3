-- rule: X-UN-01
-- editions: 2008|2014|2019|2021
-- needs: other_years
-- kind: plausibility
-- severity: warning
-- title_zh: 金额疑似单位有误
-- title_en: An amount seems to be in another unit
-- statement: {suspect}为{found}，而{note}，疑似元与万元混淆
-- statement_en: {suspect} is {found}, but {note}: yuan and ten thousand yuan may be confused
-- basis: 表中金额的单位；相差千倍至十万倍的年度分作两边，少数的一边有误，两边一样多则孰误未定 / unit of the amounts on the form; of years that lie a thousand to a hundred thousand times apart the fewer are wrong, and of as many on both sides it is open which
-- exceptions: 一次性的大项支出 / a single large expense

WITH amounts AS MATERIALIZED (
    SELECT report_id, item, value
    FROM cells
    WHERE item IN (SELECT item.item FROM items AS item WHERE item.kind = 'amount') AND value > 0
),
pairs AS (
    SELECT
        own.report_id, own.item, own.value, other.value AS other_value, years.other_year,
        greatest(own.value / other.value, other.value / own.value) AS apart, other.value > own.value AS is_above
    FROM amounts AS own
    JOIN other_years AS years USING (report_id)
    JOIN amounts AS other ON other.report_id = years.other_id AND other.item = own.item
),
alike AS (  -- how many years are of the size of this one, with itself
    SELECT report_id, item, 1 + count(*) FILTER (apart < 1e3) AS years
    FROM pairs
    GROUP BY report_id, item
),
sides AS (  -- those that a slip away lie on one side agree with each other: they are within a hundred times
    SELECT
        report_id, item, is_above, any_value(value) AS value, count(*) AS years, median(other_value) AS usual,
        list((other_year, other_value) ORDER BY other_year) AS each
    FROM pairs
    WHERE apart BETWEEN 1e3 AND 1e5
    GROUP BY report_id, item, is_above
),
told AS (
    SELECT
        side.*, side.years = alike.years AS is_open,
        regexp_replace(CAST(CAST(side.usual AS DECIMAL(20, 4)) AS VARCHAR), '\.?0+$', '') AS says,
        list_transform(
            side.each, lambda one: [CAST(one[1] AS VARCHAR), regexp_replace(CAST(one[2] AS VARCHAR), '\.?0+$', '')]) AS named
    FROM sides AS side
    JOIN alike USING (report_id, item)
    WHERE side.years >= alike.years
    QUALIFY row_number() OVER (PARTITION BY side.report_id, side.item ORDER BY side.years DESC, side.is_above) = 1
)
SELECT
    report_id, NULL AS severity, [item] AS items, item AS suspect, value AS found, NULL AS expected,
    value AS left_value, CAST(usual AS DECIMAL(18, 4)) AS right_value, NULL AS op,
    CASE WHEN is_open
        THEN array_to_string(list_transform(named, lambda one: one[1] || '年为' || one[2]), '、') || '，孰误未定'
        ELSE format('其余{}个年度的中位数为{}', years, says) END AS note_zh,
    CASE WHEN is_open
        THEN array_to_string(list_transform(named, lambda one: one[1] || ' has ' || one[2]), ', ')
            || ', and which of them is wrong is open'
        ELSE format('the median of {} other years is {}', years, says) END AS note_en,
    NULL AS locator
FROM told
