"""The webcam: a parent that waits with a limit, and the child process that alone loads the camera library."""
