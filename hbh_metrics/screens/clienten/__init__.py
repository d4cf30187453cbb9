"""What happens to the help that people get: the findings of the screen on clients and hours."""
