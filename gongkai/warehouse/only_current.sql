-- Of drafts that stand beside what a store has of other years, each speaks for itself and nothing else is in view.
UPDATE reports SET is_current = list_contains(CAST($report_ids AS VARCHAR[]), report_id);
