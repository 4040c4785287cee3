-- The name of a region as it is shown: in English that of a province by its national code; below provinces there is
-- none, and regions keep the name of the register. `english_region` is NULL for these.
SET VARIABLE english_regions = MAP {
    '110000': 'Beijing', '120000': 'Tianjin', '130000': 'Hebei', '140000': 'Shanxi',
    '150000': 'Inner Mongolia', '210000': 'Liaoning', '220000': 'Jilin', '230000': 'Heilongjiang',
    '310000': 'Shanghai', '320000': 'Jiangsu', '330000': 'Zhejiang', '340000': 'Anhui',
    '350000': 'Fujian', '360000': 'Jiangxi', '370000': 'Shandong', '410000': 'Henan', '420000': 'Hubei',
    '430000': 'Hunan', '440000': 'Guangdong', '450000': 'Guangxi', '460000': 'Hainan',
    '500000': 'Chongqing', '510000': 'Sichuan', '520000': 'Guizhou', '530000': 'Yunnan',
    '540000': 'Tibet', '610000': 'Shaanxi', '620000': 'Gansu', '630000': 'Qinghai', '640000': 'Ningxia',
    '650000': 'Xinjiang', '710000': 'Taiwan', '810000': 'Hong Kong', '820000': 'Macao',
    '990000': 'Made up'
};
CREATE OR REPLACE TEMP MACRO english_region(code) AS getvariable('english_regions')[code];
CREATE OR REPLACE TEMP MACRO region_name(lang, code, name) AS
    CASE WHEN lang = 'en' THEN coalesce(english_region(code), name) ELSE name END
