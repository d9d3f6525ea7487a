"""The backend: receives, checks, logs and shows. Nobody imports it."""
