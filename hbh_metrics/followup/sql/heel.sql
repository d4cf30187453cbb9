-- Gaat het hele bestand na: één rij met ok, of een rij per fout
pragma integrity_check;
