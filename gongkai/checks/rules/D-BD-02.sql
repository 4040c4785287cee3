-- rule: D-BD-02
-- editions: 2021
-- needs: other_years
-- kind: bound
-- severity: info
-- title_zh: 复议后起诉多于两年的行政复议
-- title_en: More lawsuits after reconsideration than reconsiderations in two years
-- statement: {suspect}为{found}，多于本年与上年行政复议合计的{expected}
-- statement_en: {suspect} is {found}, more than the {expected} reconsiderations of this year and the last
-- basis: 复议后起诉以复议为前提 / a lawsuit after reconsideration needs a reconsideration
-- exceptions: 一案多人起诉；更早的复议；复议被申请人并非本机关；两类诉讼填反 / several plaintiffs; older reconsiderations; another body was reviewed; the two kinds of lawsuits swapped

SELECT
    form.report_id, NULL AS severity, ['lit_after_total', 'recon_total'] AS items, 'lit_after_total' AS suspect,
    form.lit_after_total AS found, form.recon_total + before.total AS expected,
    form.lit_after_total AS left_value, form.recon_total + before.total AS right_value, NULL AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2021 AS form
JOIN previous USING (report_id)
JOIN appeals AS before ON before.report_id = previous.previous_id AND before.appeal = 'recon'
WHERE form.lit_after_total > form.recon_total + before.total
