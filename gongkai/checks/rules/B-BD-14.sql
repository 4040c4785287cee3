-- rule: B-BD-14
-- editions: 2014
-- kind: bound
-- severity: warning
-- linear: pair
-- title_zh: 培训人次少于培训班次
-- title_en: Fewer persons trained than courses held
-- statement: {suspect}{note}，少于培训班数{expected}
-- statement_en: {suspect} {note}, less than the {expected} courses held
-- basis: 每期培训至少一人参加 / a course has at least one attendant
-- exceptions: 漏填人次 / persons left out

SELECT
    form.report_id, NULL AS severity, ['persons_trained', 'training_courses'] AS items, 'persons_trained' AS suspect,
    persons_trained AS found, training_courses AS expected,
    coalesce(persons_trained, 0) AS left_value, training_courses AS right_value, '>=' AS op,
    CASE WHEN persons_trained IS NULL THEN '未填' ELSE '为' || CAST(CAST(persons_trained AS BIGINT) AS VARCHAR) END AS note_zh,
    CASE WHEN persons_trained IS NULL THEN 'is blank' ELSE 'is ' || CAST(CAST(persons_trained AS BIGINT) AS VARCHAR) END AS note_en,
    cell.locator
FROM values_2014 AS form
LEFT JOIN cells AS cell
    ON cell.report_id = form.report_id AND cell.item = 'persons_trained' AND cell.state = 'blank'
WHERE persons_trained IS NOT NULL OR cell.state = 'blank'  -- the line that a document does not print is not left out
