"""How one provider develops: the findings of its sheet."""
