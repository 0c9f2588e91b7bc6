"""`python -m report_extractor`: the same as the command `report-extractor`."""

from .cli import main

if __name__ == "__main__":
    main(prog_name="report-extractor")
