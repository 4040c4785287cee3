DELETE FROM rejections;
