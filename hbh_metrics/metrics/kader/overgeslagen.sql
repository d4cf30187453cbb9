-- De stappen waarin een opdracht niet wordt verbeterd voordat hij wordt uitgevoerd.
set disabled_optimizers = $passen;
