-- Sluit de verbinding af: geen ander bestand dan in de toegestane map, en geen netwerk.
set enable_external_access = false;
