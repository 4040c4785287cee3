"""Tables as files for spreadsheets and other programs."""
