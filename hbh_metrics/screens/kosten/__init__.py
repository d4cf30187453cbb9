"""What it costs and saves: the findings of the screen on costs."""
