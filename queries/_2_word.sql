-- What people call a code of ours or a printed unit; a code that is not listed here shows as it is.
CREATE OR REPLACE TEMP MACRO word(lang, code) AS coalesce(
    said(
        lang,
        MAP {
            'error': '错误', 'warning': '疑点', 'info': '提示',
            'identity': '勾稽等式', 'bound': '大小关系', 'cross_year': '跨年衔接', 'cross-year': '跨年衔接',
            'text_vs_table': '文表不符', 'text-vs-table': '文表不符', 'format': '格式', 'copy': '雷同照抄',
            'plausibility': '合理性', 'timeliness': '时限',
            'wrong_cell': '单格有误', 'transposed_digits': '数字颠倒', 'unit_slip': '单位有误',
            'last_year_value': '沿用上年数', 'total_in_part': '分项误填总数', 'group_counted': '小计重复计入',
            'blank_cell': '漏填', 'swapped_cells': '两格互换', 'neighbouring_cell': '填入相邻格',
            'split_digits': '一数拆入两格', 'row_shift': '整体错行', 'column_shift': '整体错列', 'repeated_table': '整表重复',
            'text_or_table': '文表不符，孰误未定', 'other_scope': '统计范围不同', 'reading_doubt': '读取存疑',
            'unreconciled': '不平，原因未定', 'implausible': '不合常理', 'formal': '形式问题',
            'value': '有数', 'zero': '零', 'blank': '空白', 'na': '无/斜线', 'text': '文字', 'absent': '未列此行',
            'accept': '完整读取', 'flag': '需人工看', 'reject': '拒收', 'duplicate': '重复',
            'narrative': '正文', 'form': '统计表', 'frame': '标题落款',
            'figure': '数字', 'part': '其中项', 'channel': '渠道', 'frequency': '频次', 'share': '占比', 'change': '增减',
            'reconsideration': '行政复议', 'litigation': '行政诉讼',
            'body': '本机关', 'government': '本级政府汇总'
        }[code],
        MAP {
            'error': 'Error', 'warning': 'Warning', 'info': 'Information',
            'identity': 'Identity', 'bound': 'Bound', 'cross_year': 'Across years', 'cross-year': 'Across years',
            'text_vs_table': 'Text against table', 'text-vs-table': 'Text against table', 'format': 'Format',
            'copy': 'Copied text', 'plausibility': 'Plausibility', 'timeliness': 'Timeliness',
            'wrong_cell': 'One wrong cell', 'transposed_digits': 'Digits transposed',
            'unit_slip': 'Wrong unit', 'last_year_value': 'Last year''s value',
            'total_in_part': 'Total typed in place of a part', 'group_counted': 'A group counted twice',
            'blank_cell': 'Number left out', 'swapped_cells': 'Two cells swapped',
            'neighbouring_cell': 'In the neighbouring cell', 'split_digits': 'A number split over two cells',
            'row_shift': 'Rows slipped', 'column_shift': 'Columns slipped',
            'repeated_table': 'A table repeated', 'text_or_table': 'Text or table',
            'other_scope': 'Another scope', 'reading_doubt': 'Doubt of our reading',
            'unreconciled': 'Does not reconcile', 'implausible': 'Implausible', 'formal': 'Formal fault',
            'value': 'Number', 'zero': 'Zero', 'blank': 'Blank', 'na': 'None or slash', 'text': 'Words',
            'absent': 'Line not printed',
            'accept': 'Read whole', 'flag': 'Needs eyes', 'reject': 'Rejected', 'duplicate': 'Duplicate',
            'narrative': 'Narrative', 'form': 'Form', 'frame': 'Title and signature',
            'figure': 'Figure', 'part': 'Part', 'channel': 'Channel', 'frequency': 'Frequency', 'share': 'Share', 'change': 'Change',
            'reconsideration': 'Reconsideration', 'litigation': 'Litigation',
            'body': 'The body itself', 'government': 'The whole government',
            '条': 'items', '件': 'cases', '次': 'times', '篇': 'articles', '人': 'persons', '名': 'persons', '个': 'number',
            '项': 'items', '人次': 'attendances', '万元': '10,000 yuan', '元': 'yuan'
        }[code]
    ),
    code)
