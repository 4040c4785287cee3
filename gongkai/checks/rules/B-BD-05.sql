-- rule: B-BD-05
-- editions: 2014
-- kind: bound
-- severity: info
-- linear: pair
-- title_zh: 公开的规范性文件多于制发的
-- title_en: More normative documents disclosed than issued
-- statement: {suspect}为{found}，多于制发的{expected}
-- statement_en: {suspect} is {found}, more than the {expected} issued
-- basis: 当年公开的文件通常为当年制发 / documents disclosed in a year are normally issued in it
-- exceptions: 补公开历年文件、转发上级或联合发文；单位有条与件之别 / older documents put online, joint or superior documents; units differ

SELECT
    report_id, NULL AS severity, ['proactive_normative_docs', 'normative_docs_issued'] AS items, 'proactive_normative_docs' AS suspect,
    proactive_normative_docs AS found, normative_docs_issued AS expected,
    proactive_normative_docs AS left_value, normative_docs_issued AS right_value, '<=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2014
