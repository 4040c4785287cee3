-- What bodies and regions are compared by: a figure per reporting body, or one sum of figures over another. A share
-- is a part of cases; of a ratio the lower figure counts people.
CREATE OR REPLACE TEMP MACRO measures() AS TABLE
    SELECT * FROM (VALUES
        ('proactive_items', 1, 'count', ['proactive_items'], [], '主动公开信息', 'Items disclosed'),
        ('normative_docs_made', 2, 'count', ['normative_docs_made'], [], '制发规范性文件', 'Normative documents issued'),
        ('requests_received', 3, 'count', ['requests_received'], [], '收到申请', 'Requests received'),
        ('granted', 4, 'share', ['granted_full', 'granted_partial'], ['requests_handled'],
         '予以公开率', 'Share granted in full or in part'),
        ('refused', 5, 'share', ['refused'], ['requests_handled'], '不予公开率', 'Share refused'),
        ('extended', 6, 'share', ['closed_extended'], ['closed_extended', 'closed_on_time'],
         '延期办结率', 'Share closed after extension'),
        ('appeals', 7, 'count', ['reconsideration_total', 'litigation_total'], [],
         '行政复议和诉讼', 'Appeals and lawsuits'),
        ('corrected', 8, 'share', ['reconsideration_corrected', 'litigation_corrected'],
         ['reconsideration_upheld', 'reconsideration_corrected', 'reconsideration_other',
          'litigation_upheld', 'litigation_corrected', 'litigation_other'],
         '复议和诉讼纠错率', 'Correction rate in appeals and lawsuits'),
        ('staff', 9, 'count', ['staff'], [], '工作人员', 'Disclosure staff'),
        ('special_funds', 10, 'count', ['special_funds'], [], '专项经费（万元）', 'Special funds (10,000 yuan)'),
        ('items_per_fulltime', 11, 'ratio', ['proactive_items'], ['staff_fulltime'],
         '每名专职人员主动公开条数', 'Items disclosed per full-time person'),
        ('requests_per_fulltime', 12, 'ratio', ['requests_received'], ['staff_fulltime'],
         '每名专职人员申请件数', 'Requests per full-time person')
    ) AS measure(measure, ordinal, kind, above, below, label_zh, label_en)
