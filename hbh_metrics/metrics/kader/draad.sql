-- Eén draad.
set threads = 1;
