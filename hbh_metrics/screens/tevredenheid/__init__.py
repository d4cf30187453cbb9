"""Whether clients notice, and how sure that is: the findings of the screen on satisfaction."""
