"""The mathematics, in one room: process control, intervals and tests of chance, as pure functions that know no table and no screen."""
