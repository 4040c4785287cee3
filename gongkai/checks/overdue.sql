-- The reports on the form of 2014 whose text tells of requests closed after the time limit: the form has no row for them.
SELECT report_id
FROM narratives
WHERE edition = '2014'
    AND regexp_matches(
        -- that there were none, or shall be none, tells of none
        regexp_replace(
            regexp_replace(text, '\s', '', 'g'), '(无一?|没有|未|不存在|杜绝|避免|防止|不得|0件)[^。，,；;]{0,10}(逾期|超期)|(逾期|超期)[^。，,；;]{0,6}(率?为?0|为零)', '', 'g'
        ),
        '逾期|超期'
    )
