"""Engine: writes, lists, opens, compares and verifies publications, and gives clients their pseudonyms.

A publication is a folder of Parquet that never changes; a pointer of one line names the current one. Whatever happens while a new one is
made, that line still names a whole publication: this package knows no table of the contract by name.
"""

from hbh_metrics.publications.draft import Draft
from hbh_metrics.publications.manifest import DeliveredFile, Manifest, TableFile
from hbh_metrics.publications.publication import Publication
from hbh_metrics.publications.store import Store

__all__ = ["DeliveredFile", "Draft", "Manifest", "Publication", "Store", "TableFile"]
