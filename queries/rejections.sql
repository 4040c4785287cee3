-- title_zh: 拒收的文件
-- title_en: Rejected documents
-- role: officer
-- columns:
--   source_name: 来源文件 | Source file
--   reason: 原因 | Reason
--   rejected_at: 时间 | At
--   sha256: 文件指纹 | SHA-256
SELECT file_name(source_name) AS source_name, reason, strftime("at", '%Y-%m-%d %H:%M:%S') AS rejected_at, sha256
FROM rejections
ORDER BY rejected_at DESC, rejections.source_name
