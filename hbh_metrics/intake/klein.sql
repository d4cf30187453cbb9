-- Voor weinig gegevens: één draad, en zonder de genoemde stappen.
set threads = 1;
set disabled_optimizers = $passen;
