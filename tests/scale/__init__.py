"""What needs a cluster, a queue or many minutes: `make test-scale`."""
