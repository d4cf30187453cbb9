"""Who signed in, opened rows of clients, took files along or changed something."""
