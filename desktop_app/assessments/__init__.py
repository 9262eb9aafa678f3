"""What findings mean beside others."""
