"""Messages as files of a delivery: opened without entities and without network, read in a stream, people made pseudonyms on the way."""
