"""One .sql file a rule; gongkai.checks.catalogue reads them."""
