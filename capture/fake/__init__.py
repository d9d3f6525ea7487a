"""A desktop that exists only in memory: real back-ends that tests and demonstrations script."""
