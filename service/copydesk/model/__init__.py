"""Values: what copydesk talks about. Frozen, without behaviour that needs anything else."""
