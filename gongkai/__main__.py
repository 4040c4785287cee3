"""`python -m gongkai` is the command line."""

from gongkai.cli import main

main()
