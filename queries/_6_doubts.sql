-- The open findings that throw doubt on figures. That a report came late, that one for another year is missing, that a
-- part of the text is missing, copied or leads to a strange address, or which form was used says nothing of them.
CREATE OR REPLACE TEMP MACRO doubts() AS TABLE
    SELECT * FROM open_findings()
    WHERE (kind <> 'timeliness' OR rule = 'X-TM-04')
      AND rule NOT IN ('X-CM-01', 'X-CM-02', 'X-CM-03', 'X-CP-03', 'X-CP-04', 'X-FM-05', 'X-FM-07', 'X-LK-01')
