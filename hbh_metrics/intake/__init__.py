"""The engine that turns delivered files into checked, typed tables; it knows no table by name, only declarations from the contract."""
