-- Elke verbinding: wachten tot een wijziging echt op de schijf staat, verwijzingen nagaan, en overschrijven wat vervalt
pragma synchronous = full;
pragma foreign_keys = on;
pragma secure_delete = on;
