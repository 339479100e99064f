"""What the service bears: `make load` and `make soak`."""
