-- Sluit een wijziging van het journaal zelf af: zij is er nu in één keer
commit;
