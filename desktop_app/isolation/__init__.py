"""Run one function in a limited child process."""
