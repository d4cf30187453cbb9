-- Zet de instellingen vast: vanaf hier verandert er geen meer.
set lock_configuration = true;
