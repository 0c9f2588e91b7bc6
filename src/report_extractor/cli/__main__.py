"""`python -m report_extractor.cli`: the same as the command `report-extractor`."""

from . import main

main(prog_name="report-extractor")
