"""Extractions to files and back: rows, CSVs, codebook, data package, exports."""

from .alto import alto_of
from .cells import clean_text, neutral_text, path_of, plain_number, shown_path
from .codebook import Code, codebook_rows, codes_of, declared_codes, indicator_code
from .columns import TABLES, Column, Table, all_columns, columns_of, names_of
from .docbin import export_spacy
from .exports import export_excel_nl, export_parquet, export_sqlite, export_xlsx
from .files import flush_folder, output_error, settle, write_whole, writing
from .frames import frame_of, to_frame
from .results import Result, ResultHead, decode_result, encode_result, load_head, load_result, result_name
from .reviews import REVIEWS, read_review_entries, read_reviews
from .rows import DocumentRows, Row, finding_row, rows_of
from .stored import Dataset, check_folder, read_dataset, stored_rows
from .writer import DatasetWriter

__all__ = [
    "REVIEWS",
    "TABLES",
    "Code",
    "Column",
    "Dataset",
    "DatasetWriter",
    "DocumentRows",
    "Result",
    "ResultHead",
    "Row",
    "Table",
    "all_columns",
    "alto_of",
    "check_folder",
    "clean_text",
    "codebook_rows",
    "codes_of",
    "columns_of",
    "declared_codes",
    "decode_result",
    "encode_result",
    "export_excel_nl",
    "export_parquet",
    "export_spacy",
    "export_sqlite",
    "export_xlsx",
    "finding_row",
    "flush_folder",
    "frame_of",
    "indicator_code",
    "load_head",
    "load_result",
    "names_of",
    "neutral_text",
    "output_error",
    "path_of",
    "plain_number",
    "read_dataset",
    "read_review_entries",
    "read_reviews",
    "result_name",
    "rows_of",
    "settle",
    "shown_path",
    "stored_rows",
    "to_frame",
    "write_whole",
    "writing",
]
