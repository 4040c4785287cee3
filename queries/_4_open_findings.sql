-- The findings that are open: those that throw doubt on a figure. What counts as open is said here alone.
CREATE OR REPLACE TEMP MACRO open_findings() AS TABLE
    FROM findings WHERE severity IN ('error', 'warning')
