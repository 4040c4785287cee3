-- rule: B-BD-14
-- editions: 2014
-- kind: bound
-- severity: warning
-- linear: pair
-- title_zh: 培训人次少于培训班次
-- title_en: Fewer persons trained than courses held
-- statement: {suspect}为{found}，少于培训班数{expected}
-- statement_en: {suspect} is {found}, less than the {expected} courses held
-- basis: 每期培训至少一人参加 / a course has at least one attendant
-- exceptions: 漏填人次 / persons left out

SELECT
    report_id, NULL AS severity, ['persons_trained', 'training_courses'] AS items, 'persons_trained' AS suspect,
    persons_trained AS found, training_courses AS expected,
    persons_trained AS left_value, training_courses AS right_value, '>=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2014
