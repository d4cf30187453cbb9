-- Zet in een kolom het pseudoniem op de plaats van de waarde: alle rijen met een waarde.
update "<tabel>"
set "<kolom>" = pseudoniemen_bij_sleutels.pseudoniem
from pseudoniemen_bij_sleutels
where pseudoniemen_bij_sleutels.waarde = "<tabel>"."<kolom>"
