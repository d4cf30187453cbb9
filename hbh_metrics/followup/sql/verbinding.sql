-- Elke verbinding: wachten tot een wijziging echt op de schijf staat, en verwijzingen nagaan
pragma synchronous = full;
pragma foreign_keys = on;
